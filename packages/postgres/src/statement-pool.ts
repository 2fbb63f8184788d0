import { DomainError } from '@weir/domain/kernel';
import type { Sql } from 'postgres';
import { translateDatabaseError } from './translate-database-error.ts';

type Query = ReturnType<Sql['unsafe']> & {
  /** Whether the server has it. Not in the types of postgres.js. */
  readonly active?: boolean;
};

/**
 * Prepared statements for the hot path, with an abort that can be relied on.
 *
 * postgres.js loses a connection for good when a query is cancelled that still waits for it, and keeps an unbounded
 * queue. So a query is given to it only when one of its connections is free, and is cancelled only once the server
 * has it; what waits, waits here.
 */
export class StatementPool {
  readonly #sql: Sql<{ bigint: bigint }>;
  readonly #connections: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(sql: Sql<{ bigint: bigint }>, connections: number) {
    this.#sql = sql;
    this.#connections = connections;
  }

  /**
   * Runs one statement, one round trip. An abort rejects at once with `database_unavailable`, whether or not the server
   * is still there to be told; what the server was given may nevertheless have been done.
   */
  run<Row>(statement: string, parameters: readonly string[], signal?: AbortSignal): Promise<Row[]> {
    return new Promise<Row[]>((resolve, reject) => {
      let query: Query | undefined;
      const start = () => {
        this.#waiting.delete(start);
        this.#running += 1;
        query = this.#sql.unsafe(statement, [...parameters], { prepare: true }) as Query;
        query.then(
          (rows) => {
            signal?.removeEventListener('abort', abort);
            this.#release();
            resolve(rows as unknown as Row[]);
          },
          (error: unknown) => {
            signal?.removeEventListener('abort', abort);
            this.#release();
            reject(translateDatabaseError(error));
          },
        );
      };
      const abort = () => {
        this.#waiting.delete(start);
        if (query?.active === true) {
          // Rejects when the server cannot be reached, which is just why we may be here.
          Promise.resolve(query.cancel()).catch(() => {});
        }
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

  close(): Promise<void> {
    return this.#sql.end({ timeout: 5 });
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
