import type { UsageRecord, UsageStore } from '@weir/domain/usage';
import type { Database } from '../database/database.ts';
import { INSERT_LATE_USAGE_RECORDS, INSERT_USAGE_RECORDS } from './insert-usage-records.ts';
import { encodeUsageRecords } from './usage-record-encoding.ts';

/** How old records are that may be late for `foldUsageTotals`. It leaves out the last two hours: clocks may differ by one. */
const LATE_MS = 1_800_000;

/** The usage ledger in PostgreSQL. */
export class PostgresUsageStore implements UsageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(records: readonly UsageRecord[], signal?: AbortSignal): Promise<void> {
    if (records.length === 0) return;
    const lateMs = Date.now() - LATE_MS;
    const isLate = records.some(({ startedAt }) => startedAt.getTime() < lateMs);
    const statement = isLate ? INSERT_LATE_USAGE_RECORDS : INSERT_USAGE_RECORDS;
    await this.#database.statements.run(statement, [encodeUsageRecords(records)], signal);
  }
}
