import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';

/**
 * Creates the monthly partitions of the usage ledger around this time: the previous month, this one and the next three.
 * Call it at the start and daily. Idempotent; replicas take turns.
 *
 * @returns the names of the created partitions
 * @throws DomainError `database_unavailable`
 */
export async function ensureUsagePartitions(database: Database, now: Date): Promise<string[]> {
  const rows = await runQuery(
    database.sql<{ name: string }[]>`select ensure_usage_partitions(${now}) as name`,
  );
  return rows.map((row) => row.name);
}
