import type { Clock } from '@weir/domain/kernel';
import type { Connection } from '@weir/domain/models';
import { buildConnector, Pool } from 'undici';
import { ReadPacer } from './read-pacer.ts';

/** Above this number, pools of connections that have left the catalog are closed. */
const MAX_POOLS = 1_000;

/**
 * Keep-alive connections to upstreams: one undici Pool per origin and connect limit. The number of sockets is not limited
 * here: each belongs to a running request, and those are limited.
 */
export class UpstreamPools {
  readonly #pools = new Map<string, Pool>();
  readonly #pacer: ReadPacer;
  #closed = false;

  /** @param loopUtilization see {@link ReadPacer} */
  constructor(clock: Clock, loopUtilization?: () => number) {
    this.#pacer = new ReadPacer(clock, loopUtilization);
  }

  get(connection: Connection): Pool {
    const { origin } = new URL(connection.baseUrl);
    const key = `${connection.timeouts.connectMs} ${origin}`;
    const existing = this.#pools.get(key);
    if (existing !== undefined) return existing;
    const pool = new Pool(origin, {
      pipelining: 1,
      allowH2: false,
      connect: this.#connector(connection.timeouts.connectMs),
      // The caller's own limits apply. undici's tick twice a second and cannot tell a slow client from a silent upstream.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    this.#pools.set(key, pool);
    if (this.#closed) void pool.destroy();
    else if (this.#pools.size > MAX_POOLS) this.#closeOldest();
    return pool;
  }

  /** Closes idle connections, aborts running requests and takes no new ones. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#pools.values()].map((pool) => pool.destroy()));
  }

  #connector(timeoutMs: number): buildConnector.connector {
    const connect = buildConnector({ timeout: timeoutMs, allowH2: false });
    return (options, callback) =>
      connect(options, (...result) => {
        const [error, socket] = result;
        if (error === null) this.#pacer.pace(socket);
        callback(...result);
      });
  }

  #closeOldest(): void {
    const [oldest] = this.#pools;
    if (oldest === undefined) return;
    this.#pools.delete(oldest[0]);
    void oldest[1].close();
  }
}
