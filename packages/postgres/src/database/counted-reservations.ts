import type { Sql } from 'postgres';
import type { PoolState } from './pool-state.ts';

type Pool = Sql<{ bigint: bigint }>;

/** A pool that knows how many of its connections are reserved: postgres.js does not say. Kysely reserves for each query. */
export interface CountedReservations {
  readonly pool: Pool;
  readonly state: () => PoolState;
}

export function countReservations(pool: Pool, connections: number): CountedReservations {
  let used = 0;
  let waiting = 0;
  const reserve = async () => {
    waiting += 1;
    const connection = await pool.reserve().finally(() => {
      waiting -= 1;
    });
    used += 1;
    let released = false;
    const { release } = connection;
    connection.release = () => {
      if (!released) used -= 1;
      released = true;
      release();
    };
    return connection;
  };
  return {
    pool: new Proxy(pool, {
      get: (target, name) => (name === 'reserve' ? reserve : target[name as keyof Pool]),
    }),
    state: () => ({ used, free: Math.max(0, connections - used), waiting }),
  };
}
