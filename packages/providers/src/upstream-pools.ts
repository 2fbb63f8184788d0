import type { Clock } from '@weir/domain/kernel';
import type { Connection } from '@weir/domain/models';
import { AddressGuard } from './address-guard.ts';
import { ReadPacer } from './read-pacer.ts';
import { UpstreamConnections } from './upstream-connections.ts';

/** Above this number, pools of connections that have left the catalog are closed. */
const MAX_POOLS = 1_000;

/**
 * Connections to upstreams: one {@link UpstreamConnections} per origin and connect limit. The number of sockets is not limited
 * here: each belongs to a running request, and those are limited.
 */
export class UpstreamPools {
  readonly #pools = new Map<string, UpstreamConnections>();
  readonly clock: Clock;
  readonly #guard: AddressGuard;
  readonly #pacer: ReadPacer;
  readonly #onResent: () => void;
  #closed = false;

  /**
   * @param onResent a request is sent once more, on a fresh connection
   * @param loopUtilization see {@link ReadPacer}
   */
  constructor(
    clock: Clock,
    guard = new AddressGuard(),
    onResent: () => void = () => {},
    loopUtilization?: () => number,
  ) {
    this.clock = clock;
    this.#guard = guard;
    this.#onResent = onResent;
    this.#pacer = new ReadPacer(clock, loopUtilization);
  }

  get(connection: Pick<Connection, 'baseUrl' | 'timeouts' | 'guarded'>): UpstreamConnections {
    const { origin } = new URL(connection.baseUrl);
    const { connectMs } = connection.timeouts;
    // A guarded connection must not get a socket that another one opened.
    const key = `${connectMs} ${connection.guarded} ${origin}`;
    const existing = this.#pools.get(key);
    if (existing !== undefined) return existing;
    const pool = new UpstreamConnections(origin, connectMs, this.clock, this.#pacer, this.#onResent, {
      guard: this.#guard,
      guarded: connection.guarded,
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

  #closeOldest(): void {
    const [oldest] = this.#pools;
    if (oldest === undefined) return;
    this.#pools.delete(oldest[0]);
    oldest[1].close();
  }
}
