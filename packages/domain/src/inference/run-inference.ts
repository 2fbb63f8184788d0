import { DomainError } from '../kernel/domain-error.ts';
import type { RequestId } from '../kernel/ids.ts';
import type { CatalogDeployment } from '../models/catalog-snapshot.ts';
import type { InferencePorts } from './inference-ports.ts';
import type { InferenceRequest } from './inference-request.ts';
import { InferenceRun } from './inference-run.ts';
import { type LiveRequest, type LiveRequestFilter, matches } from './live-request.ts';
import type { ClientSink } from './ports.ts';

/** The ledger tries its places again at most this much later. */
const NOT_RECORDABLE_RETRY_AFTER_MS = 5_000;

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
  #closed = false;

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

  /** Whether the request costs nothing where it would be asked first. */
  asksFreeFirst(deployments: readonly CatalogDeployment[]): boolean {
    return this.#ports.router.asksFreeFirst(deployments);
  }

  /** Throws DomainError `shutting_down` or `usage_not_recordable` when no request may start. */
  requireOpen(): void {
    if (this.#closed) throw shuttingDown();
    if (!this.canSettleAnother()) throw notRecordable();
  }

  /** Starts the request. The answer or the error is pushed into `client`. What throws here has not begun to run. */
  run(request: InferenceRequest, client: ClientSink): void {
    const run = new InferenceRun(this.#ports, request, client, this.#remove);
    run.place = this.#active.push(run) - 1;
    try {
      run.start();
    } catch (error) {
      this.#remove(run);
      throw error;
    }
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

  /** Resolves once no request is running. */
  async idle(): Promise<void> {
    if (this.#active.length > 0) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** No request may start from now on. */
  close(): void {
    this.#closed = true;
  }

  /** Ends every running request now. */
  endAll(): void {
    const reason = shuttingDown();
    for (const run of [...this.#active]) run.stop('shut_down', reason);
  }

  /** The requests that run in this process and match, the latest first, at most `limit`. */
  liveRequests(filter: LiveRequestFilter, limit: number): LiveRequest[] {
    return this.#active
      .map((run) => run.live)
      .filter((request) => matches(request, filter))
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
      .slice(0, limit);
  }

  /** The requests that have run longest in this process, the longest first, at most `limit`. */
  longestRunning(limit: number): LiveRequest[] {
    return this.#active
      .toSorted((a, b) => a.receivedMs - b.receivedMs)
      .slice(0, limit)
      .map((run) => run.live);
  }

  /**
   * Ends a request of this process, of which the client is told `request_cancelled`; what it used is settled. False when no such
   * request matches, or its answer is complete.
   */
  cancel(requestId: RequestId, filter: LiveRequestFilter): boolean {
    const run = this.#active.find(({ requestId: id }) => id === requestId);
    if (run === undefined || !matches(run.live, filter)) return false;
    return run.stop('cancelled', new DomainError('request_cancelled', 'The request was cancelled.'));
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

function shuttingDown(): DomainError {
  return new DomainError('shutting_down', 'The gateway is shutting down.', { retryable: true });
}

function notRecordable(): DomainError {
  return new DomainError(
    'usage_not_recordable',
    'The gateway cannot record usage at the moment, so it refuses requests. Try again shortly.',
    { retryable: true, retryAfterMs: NOT_RECORDABLE_RETRY_AFTER_MS },
  );
}
