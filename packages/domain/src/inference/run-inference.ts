import type { AuthenticatedKey } from '../api-keys/index.ts';
import { type Clock, DomainError, type Logger, type RequestId } from '../kernel/index.ts';
import type { ConnectionKind, Model, RoutedDeployment } from '../models/index.ts';
import type { IncomingTrace, InferenceTelemetry } from '../telemetry/index.ts';
import type { Operation, UsageLedger } from '../usage/index.ts';
import { InferenceRun } from './inference-run.ts';
import type { OpenAiRequest } from './openai/parse-request.ts';
import type { ClientSink, InferenceProvider } from './ports.ts';

/** One admitted request, parsed and resolved. */
export interface InferenceRequest {
  readonly key: AuthenticatedKey;
  readonly operation: Operation;
  /** The `x-request-id` of the answer. */
  readonly clientRequestId: string;
  /** When the request's head was received: wall clock and monotonic. */
  readonly receivedMs: number;
  readonly receivedUs: number;
  readonly body: Uint8Array;
  readonly parsed: OpenAiRequest;
  readonly model: Model;
  /** In the order in which they are to be tried; at least one. */
  readonly deployments: readonly RoutedDeployment[];
  readonly trace: IncomingTrace;
}

/** What running a request needs. Shared by all requests. */
export interface InferenceServices {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ledger: UsageLedger;
  readonly telemetry: InferenceTelemetry;
  readonly providers: Readonly<Record<ConnectionKind, InferenceProvider>>;
  readonly newRequestId: () => RequestId;
  /** Silence towards the client of a stream after which a comment is sent, milliseconds. */
  readonly keepAliveMs: number;
  /** Deployments tried for one request at the most. */
  readonly maxAttempts: number;
}

/** Runs requests and knows which are running, so that a shutdown can wait for them and then end them. */
export class InferenceRunner {
  readonly #services: InferenceServices;
  /**
   * In no order; each run knows its place. Not a Set: one that takes and gives a member per request rehashes all the
   * time, and V8 links each old table to the next. Once one is promoted, all later ones and their dead members survive
   * until a full collection, which took nearly half of a busy process's time.
   */
  readonly #active: InferenceRun[] = [];
  readonly #whenIdle: (() => void)[] = [];

  constructor(services: InferenceServices) {
    this.#services = services;
  }

  get activeRequests(): number {
    return this.#active.length;
  }

  /** Starts the request; the answer, or why there is none, is pushed into `client`. */
  run(request: InferenceRequest, client: ClientSink): void {
    const run = new InferenceRun(this.#services, request, client, this.#remove);
    run.place = this.#active.push(run) - 1;
  }

  /** Resolves when no request is running any more: at the latest some moments after `graceMs`, when the rest is ended. */
  async drain(graceMs: number): Promise<{ abandoned: number }> {
    if (this.#active.length === 0) return { abandoned: 0 };
    let abandoned = 0;
    await new Promise<void>((resolve) => {
      const timer = this.#services.clock.schedule(graceMs, () => {
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
