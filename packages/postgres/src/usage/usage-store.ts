import type { UsageRecord, UsageStore } from '@weir/domain/usage';
import type { Database } from '../database/database.ts';
import { INSERT_USAGE_RECORDS } from './insert-usage-records.ts';
import { encodeUsageRecords } from './usage-record-encoding.ts';

/** The usage ledger in PostgreSQL. */
export class PostgresUsageStore implements UsageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(records: readonly UsageRecord[], signal?: AbortSignal): Promise<void> {
    if (records.length === 0) return;
    await this.#database.statements.run(INSERT_USAGE_RECORDS, [encodeUsageRecords(records)], signal);
  }
}
