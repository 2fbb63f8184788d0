import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';

const CATCH_UP_MS = 10_000;

/**
 * How many records the gateway's usage ledger holds, or `null` where its database cannot be reached from here
 * (no `postgres.json` with a `url` in the data directory).
 */
export async function countLedgerRecords(dataDirectory: string): Promise<number | null> {
  const sql = openDatabase(dataDirectory);
  if (sql === null) return null;
  try {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from usage_records`;
    return row?.count ?? null;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The gateway's own database; `null` where it cannot be reached from here. */
export function openDatabase(dataDirectory: string): Sql | null {
  const url = databaseUrl(dataDirectory);
  return url === null ? null : postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
}

/** The ledger's side of a measurement. */
export interface LedgerCheck {
  readonly expected: number;
  readonly found: number;
}

/**
 * Compares the records gained since `before` with the requests completed, giving a spool `catchUpMs` to be
 * replayed. `null` for a peer without a ledger.
 */
export async function checkLedger(
  count: () => Promise<number | null>,
  before: number | null,
  completedRequests: number,
  catchUpMs = CATCH_UP_MS,
): Promise<LedgerCheck | null> {
  if (before === null) return null;
  const deadlineMs = performance.now() + catchUpMs;
  for (;;) {
    const found = ((await count()) ?? before) - before;
    if (found >= completedRequests || performance.now() > deadlineMs) {
      return { expected: completedRequests, found };
    }
    await sleep(100);
  }
}

function databaseUrl(dataDirectory: string): string | null {
  try {
    const { url } = JSON.parse(readFileSync(join(dataDirectory, 'postgres.json'), 'utf8')) as {
      url?: unknown;
    };
    return typeof url === 'string' ? url : null;
  } catch {
    return null;
  }
}
