import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql, type Transaction, type TransactionBuilder } from 'kysely';
import type { DB } from './database-types.ts';

const AGAIN_MS = 100;

/**
 * A transaction of which a signal ends the statements: it then rejects with SQLSTATE 57014 and is rolled back. The server is told by
 * another connection, again and again, since it ignores that between two statements. The transaction waits until nothing is told any
 * more, so that no later statement of its connection is hit.
 */
export async function abortable<Result>(
  kysely: Kysely<DB>,
  begin: TransactionBuilder<DB>,
  signal: AbortSignal | undefined,
  work: (transaction: Transaction<DB>) => Promise<Result>,
): Promise<Result> {
  if (signal === undefined) return begin.execute(work);
  return begin.execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    const tell = sql`select pg_cancel_backend(${rows[0]!.pid})`;
    let telling: Promise<void> | null = null;
    let isOver = false;
    const cancel = () => {
      telling = (async () => {
        while (!isOver) {
          await tell.execute(kysely).catch(() => {});
          await setTimeout(AGAIN_MS, undefined, { ref: false });
        }
      })();
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      signal.throwIfAborted();
      return await work(transaction);
    } finally {
      isOver = true;
      signal.removeEventListener('abort', cancel);
      await telling;
    }
  });
}
