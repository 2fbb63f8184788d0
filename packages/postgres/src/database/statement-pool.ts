import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@weir/domain/kernel';
import type { Sql } from 'postgres';
import type { PoolState } from './pool-state.ts';
import { translateDatabaseError } from './translate-database-error.ts';

/** The second finds a query that the first was too early for; the third, one that the second just missed. */
const CANCEL_TRIES = 3;

type Pool = Sql<{ bigint: bigint }>;

/** What postgres.js knows about a query, beyond its types. */
type Query = ReturnType<Pool['unsafe']> & {
  /** Whether the server is executing it. */
  readonly active: boolean;
  readonly state: { readonly pid: number } | null;
};

/**
 * Prepared statements for the hot path, with a reliable abort. The `cancel` of postgres.js is not reliable: for a query
 * that still waits for its connection it loses the connection forever, and when the server cannot be reached it ends the
 * process with an unhandled rejection. Its queue has no limit either. So postgres.js gets a query only when one of its
 * connections is free, queries wait here, and cancelling is a statement of its own.
 */
export class StatementPool {
  readonly #sql: Pool;
  readonly #control: Pool;
  readonly #connections: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  /**
   * @param connections the number of connections of `sql`
   * @param control other connections to the same database, for cancelling
   */
  constructor(sql: Pool, connections: number, control: Pool) {
    this.#sql = sql;
    this.#control = control;
    this.#connections = connections;
  }

  /**
   * Runs one statement in one round trip. An abort rejects at once with `database_unavailable`, whether or not the server can
   * be reached. The statement may still take effect.
   */
  run<Row>(statement: string, parameters: readonly string[], signal?: AbortSignal): Promise<Row[]> {
    return new Promise<Row[]>((resolve, reject) => {
      let query: Query | undefined;
      let startedAtMs = 0;
      let settled = false;
      const start = () => {
        this.#waiting.delete(start);
        this.#running += 1;
        startedAtMs = performance.now();
        query = this.#sql.unsafe(statement, [...parameters], { prepare: true }) as Query;
        query.then(
          (rows) => {
            settled = true;
            signal?.removeEventListener('abort', abort);
            this.#release();
            resolve(rows as unknown as Row[]);
          },
          (error: unknown) => {
            settled = true;
            signal?.removeEventListener('abort', abort);
            this.#release();
            reject(translateDatabaseError(error));
          },
        );
      };
      const abort = () => {
        this.#waiting.delete(start);
        if (query?.active === true) void this.#cancel(query, performance.now() - startedAtMs, () => settled);
        reject(notInTime());
      };
      if (signal?.aborted === true) {
        abort();
        return;
      }
      signal?.addEventListener('abort', abort, { once: true });
      if (this.#running < this.#connections) start();
      else this.#waiting.add(start);
    });
  }

  /** Statements that are running, that could start at once, and that wait. */
  get state(): PoolState {
    return {
      used: this.#running,
      free: Math.max(0, this.#connections - this.#running),
      waiting: this.#waiting.size,
    };
  }

  /** Whether no statement is running. */
  isIdle(): boolean {
    return this.#running === 0;
  }

  close(): Promise<void> {
    return this.#sql.end({ timeout: 5 });
  }

  /**
   * Cancels only the given query, not a later one: the connection may already run another. By its age the server tells them
   * apart. A query that waited for its connection is younger there than here: while it has not settled, it is tried again.
   */
  async #cancel(query: Query, runningForMs: number, isSettled: () => boolean): Promise<void> {
    const ageMs = runningForMs / 2;
    for (let tries = 0; tries < CANCEL_TRIES && !isSettled(); tries++) {
      if (tries > 0) await setTimeout(ageMs, undefined, { ref: false });
      const cancelled = await this.#control`
        select pg_cancel_backend(pid) from pg_stat_activity
        where pid = ${query.state?.pid ?? 0} and state = 'active'
          and query_start < clock_timestamp() - ${ageMs} * interval '1 millisecond'`.catch(() => null);
      // Null: the server cannot be reached, which may be the reason for the abort.
      if (cancelled === null || cancelled.length > 0) return;
    }
  }

  #release(): void {
    this.#running -= 1;
    const [next] = this.#waiting;
    next?.();
  }
}

function notInTime(): DomainError {
  return new DomainError('database_unavailable', 'The database did not answer in time.', {
    retryable: true,
    internal: 'aborted',
  });
}
