import { DomainError } from '../kernel/domain-error.ts';
import type { InferencePorts } from './inference-ports.ts';
import type { InferenceRequest } from './inference-request.ts';
import { InferenceRun } from './inference-run.ts';
import type { ClientSink } from './ports.ts';

/** Runs requests and keeps a list of them, so that a shutdown can wait for them and then end them. */
export class InferenceRunner {
  readonly #ports: InferencePorts;
  /**
   * Unordered; each run knows its index. Not a Set: with one insertion and one deletion per request a Set rehashes all the
   * time, and V8 links each old table to the next. Once one is promoted, all later ones and their dead members survive
   * until a full collection, which took nearly half of a busy process's time.
   */
  readonly #active: InferenceRun[] = [];
  readonly #whenIdle: (() => void)[] = [];

  constructor(ports: InferencePorts) {
    this.#ports = ports;
  }

  get activeRequests(): number {
    return this.#active.length;
  }

  /** Whether the ledger has a place for one more record than the running requests still owe. */
  canSettleAnother(): boolean {
    return this.#ports.ledger.takes(this.#active.length + 1);
  }

  /** Starts the request. The answer or the error is pushed into `client`. */
  run(request: InferenceRequest, client: ClientSink): void {
    const run = new InferenceRun(this.#ports, request, client, this.#remove);
    run.place = this.#active.push(run) - 1;
    run.start();
  }

  /** Resolves when no request is running. Requests still running after `graceMs` are ended, which takes some moments. */
  async drain(graceMs: number): Promise<{ abandoned: number }> {
    if (this.#active.length === 0) return { abandoned: 0 };
    let abandoned = 0;
    await new Promise<void>((resolve) => {
      const timer = this.#ports.clock.schedule(graceMs, () => {
        abandoned = this.#active.length;
        this.endAll();
      });
      this.#whenIdle.push(() => {
        timer.cancel();
        resolve();
      });
    });
    return { abandoned };
  }

  /** Ends every running request now. */
  endAll(): void {
    const reason = new DomainError('shutting_down', 'The gateway is shutting down.', { retryable: true });
    for (const run of [...this.#active]) run.shutDown(reason);
  }

  readonly #remove = (run: InferenceRun): void => {
    const last = this.#active.pop()!;
    if (last !== run) {
      this.#active[run.place] = last;
      last.place = run.place;
    }
    if (this.#active.length === 0) for (const idle of this.#whenIdle.splice(0)) idle();
  };
}
