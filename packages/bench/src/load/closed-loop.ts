import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from './exchange.ts';
import { createReadBuffer, HttpConnection } from './http-connection.ts';
import type { LoadPlan } from './load-plan.ts';
import { DRAIN_TIMEOUT_MS, type LoadRun, pollUntil } from './load-run.ts';
import { LoadTally } from './load-tally.ts';

const CONNECT_BATCH = 50;
const RETRY_PAUSE_MS = 50;

/**
 * Closed loop: each of `concurrency` connections sends its next request when the last one is answered. The
 * first requests are spread over `rampMs`, so that streams do not run in step.
 */
export class ClosedLoop implements LoadRun {
  readonly tally = new LoadTally();
  readonly #plan: LoadPlan;
  readonly #options: { concurrency: number; rampMs: number };
  readonly #connections = new Set<HttpConnection>();
  readonly #readBuffer = createReadBuffer();
  #activeCount = 0;
  #nextVariant = 0;
  #isStopping = false;

  constructor(plan: LoadPlan, options: { concurrency: number; rampMs: number }) {
    this.#plan = plan;
    this.#options = options;
  }

  async start(): Promise<void> {
    const { concurrency, rampMs } = this.#options;
    const connections: HttpConnection[] = [];
    while (connections.length < concurrency) {
      const count = Math.min(CONNECT_BATCH, concurrency - connections.length);
      connections.push(...(await Promise.all(Array.from({ length: count }, () => this.#open()))));
    }
    for (const [index, connection] of connections.entries()) {
      const exchange = this.#plan.newExchange(this.tally);
      const next = () => this.#send(connection, exchange);
      setTimeout(next, (index * rampMs) / concurrency);
    }
    await sleep(rampMs);
  }

  async drain(): Promise<void> {
    this.#isStopping = true;
    const isDrained = await pollUntil(() => this.#activeCount === 0, DRAIN_TIMEOUT_MS);
    if (!isDrained) this.tally.fail('not_answered_in_time', this.#activeCount);
    for (const connection of this.#connections) connection.destroy();
  }

  async #open(): Promise<HttpConnection> {
    const connection = await HttpConnection.open(this.#plan.address, this.#readBuffer);
    this.#connections.add(connection);
    return connection;
  }

  #send(connection: HttpConnection, exchange: Exchange): void {
    if (this.#isStopping || this.tally.isHopeless) return;
    if (!connection.isReusable) {
      void this.#replace(connection, exchange, 0);
      return;
    }
    const variant = this.#nextVariant++ % this.#plan.requests.length;
    this.#activeCount += 1;
    exchange.begin(variant, performance.now(), (ok) => {
      this.#activeCount -= 1;
      if (ok) this.#send(connection, exchange);
      else void this.#replace(connection, exchange, RETRY_PAUSE_MS);
    });
    connection.send(this.#plan.requests[variant]!, exchange);
  }

  async #replace(connection: HttpConnection, exchange: Exchange, pauseMs: number): Promise<void> {
    connection.destroy();
    this.#connections.delete(connection);
    await sleep(pauseMs);
    if (this.#isStopping || this.tally.isHopeless) return;
    try {
      this.#send(await this.#open(), exchange);
    } catch {
      this.tally.fail('connect_failed');
    }
  }
}
