import type { LookupFunction } from 'node:net';
import type { Clock } from '@weir/domain/kernel';
import type { WebhookCall, WebhookCaller, WebhookFailure } from '@weir/domain/outbox';
import { Agent, type Dispatcher } from 'undici';

/** The code of the errors of an {@link OutboundGuard}. */
const ADDRESS_REFUSED = 'WEIR_ADDRESS_REFUSED';

/** Decides to which addresses requests may go whose URL somebody set. Its errors have the code `WEIR_ADDRESS_REFUSED`. */
export interface OutboundGuard {
  /** Throws for a host that is an address and is refused. */
  requireHost(host: string, guarded: true): void;
  /** Resolves names, and fails where an address is refused. The connection goes to the addresses that were checked. */
  lookup(guarded: true): LookupFunction;
}

export interface HttpWebhookCallerOptions {
  readonly clock: Clock;
  readonly guard: OutboundGuard;
  /** For a whole call. Default 10 s. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** Of the answer's head, which is all that is read. */
const MAX_HEADER_BYTES = 16 * 1024;
/** To one receiver: others must not wait. */
const MAX_CONNECTIONS = 4;

type Outcome = Awaited<ReturnType<WebhookCaller['call']>>;

/** Calls webhooks by HTTP/1.1. The addresses of a host are checked when it is connected to, so a name may not change in between. */
export class HttpWebhookCaller implements WebhookCaller {
  readonly #agent: Agent;
  readonly #options: HttpWebhookCallerOptions;

  constructor(options: HttpWebhookCallerOptions) {
    this.#options = options;
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#agent = new Agent({
      connect: { lookup: options.guard.lookup(true), timeout: timeoutMs },
      connections: MAX_CONNECTIONS,
      maxHeaderSize: MAX_HEADER_BYTES,
      pipelining: 1,
      keepAliveTimeout: 10_000,
    });
  }

  async call({ url, headers, body }: WebhookCall): Promise<Outcome> {
    const { clock, guard, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
    const target = new URL(url);
    try {
      // Of a host that is an address nothing is looked up.
      guard.requireHost(target.hostname, true);
    } catch (error) {
      return { failure: toFailure(error), responseStatus: null };
    }
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const handler = new StatusHandler(resolve);
    const timer = clock.schedule(timeoutMs, () => handler.timeOut());
    this.#agent.dispatch(
      {
        origin: target.origin,
        path: target.pathname + target.search,
        method: 'POST',
        headers: { ...headers },
        body,
      },
      handler,
    );
    return promise.finally(() => timer.cancel());
  }

  /** Ends its connections. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

/** Takes the status of an answer and lets go of the rest. undici's `dispatch` follows no redirect. */
class StatusHandler implements Dispatcher.DispatchHandler {
  readonly #resolve: (outcome: Outcome) => void;
  #controller: Dispatcher.DispatchController | null = null;
  #timedOut = false;

  constructor(resolve: (outcome: Outcome) => void) {
    this.#resolve = resolve;
  }

  timeOut(): void {
    this.#timedOut = true;
    this.#resolve({ failure: 'timed_out', responseStatus: null });
    this.#controller?.abort(new Error('timed out'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#timedOut) controller.abort(new Error('timed out'));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200) return;
    this.#resolve({ failure: failureOf(status), responseStatus: status });
    controller.abort(new Error('done'));
  }

  onResponseData(): void {}

  onResponseEnd(): void {}

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#resolve({ failure: toFailure(error), responseStatus: null });
  }
}

function failureOf(status: number): WebhookFailure | null {
  if (status < 300) return null;
  if (status < 400) return 'redirected';
  return status === 410 ? 'gone' : 'rejected';
}

function toFailure(error: unknown): WebhookFailure {
  switch ((error as { code?: unknown }).code) {
    case ADDRESS_REFUSED:
      return 'address_refused';
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
      return 'timed_out';
    default:
      return 'unreachable';
  }
}
