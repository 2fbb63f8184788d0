import { createReadBuffer, HttpConnection } from './http-connection.ts';
import type { LoadPlan } from './load-plan.ts';
import { DRAIN_TIMEOUT_MS, type LoadRun, pollUntil } from './load-run.ts';
import { LoadTally } from './load-tally.ts';

const INITIAL_CONNECTIONS = 16;
const MAX_CONNECTIONS = 512;

/**
 * Open loop: one request every 1/rate seconds whether or not earlier ones are answered, so that a slow answer
 * cannot thin out the load. Latency runs from the send; how late the sends were is recorded beside it.
 */
export class OpenLoop implements LoadRun {
  readonly tally = new LoadTally();
  readonly #plan: LoadPlan;
  readonly #requestsPerSecond: number;
  readonly #readBuffer = createReadBuffer();
  readonly #connections = new Set<HttpConnection>();
  /** First in, first out: every connection is used every few milliseconds and no server closes it as idle. */
  readonly #idle: HttpConnection[] = [];
  #timer: NodeJS.Timeout | null = null;
  #startedAtMs = 0;
  #sentCount = 0;
  #activeCount = 0;

  constructor(plan: LoadPlan, options: { requestsPerSecond: number }) {
    this.#plan = plan;
    this.#requestsPerSecond = options.requestsPerSecond;
  }

  async start(): Promise<void> {
    const openings = Array.from({ length: INITIAL_CONNECTIONS }, () => this.#open());
    this.#idle.push(...(await Promise.all(openings)));
    this.#startedAtMs = performance.now();
    this.#timer = setInterval(() => this.#sendDue(), 1);
  }

  async drain(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    const isDrained = await pollUntil(() => this.#activeCount === 0, DRAIN_TIMEOUT_MS);
    if (!isDrained) this.tally.fail('not_answered_in_time', this.#activeCount);
    for (const connection of this.#connections) connection.destroy();
  }

  #sendDue(): void {
    const nowMs = performance.now();
    while (!this.tally.isHopeless) {
      const dueAtMs = this.#startedAtMs + (this.#sentCount * 1_000) / this.#requestsPerSecond;
      if (dueAtMs > nowMs) return;
      const variant = this.#sentCount++ % this.#plan.requests.length;
      if (this.tally.isRecording) this.tally.sendLatenessMs.record(nowMs - dueAtMs);
      this.#dispatch(variant);
    }
  }

  #dispatch(variant: number): void {
    this.#activeCount += 1;
    const connection = this.#takeIdle();
    if (connection !== null) {
      this.#send(connection, variant, performance.now());
    } else if (this.#connections.size < MAX_CONNECTIONS) {
      const sentAtMs = performance.now();
      this.#open().then(
        (opened) => this.#send(opened, variant, sentAtMs),
        () => this.#abandon('connect_failed'),
      );
    } else {
      this.#abandon('no_free_connection');
    }
  }

  #send(connection: HttpConnection, variant: number, sentAtMs: number): void {
    const exchange = this.#plan.newExchange(this.tally);
    exchange.begin(variant, sentAtMs, () => {
      this.#activeCount -= 1;
      if (connection.isReusable) this.#idle.push(connection);
      else this.#connections.delete(connection);
    });
    connection.send(this.#plan.requests[variant]!, exchange);
  }

  #takeIdle(): HttpConnection | null {
    while (this.#idle.length > 0) {
      const connection = this.#idle.shift()!;
      if (connection.isReusable) return connection;
      this.#connections.delete(connection);
    }
    return null;
  }

  #abandon(reason: string): void {
    this.#activeCount -= 1;
    this.tally.fail(reason);
  }

  async #open(): Promise<HttpConnection> {
    const connection = await HttpConnection.open(this.#plan.address, this.#readBuffer);
    this.#connections.add(connection);
    return connection;
  }
}
