import type { LeaseHolderId } from '@weir/domain/limits';
import type { UsageRecord, UsageStore } from '@weir/domain/usage';
import type { Database } from '../database/database.ts';
import { INSERT_USAGE_RECORDS } from './insert-usage-records.ts';
import { encodeUsageRecords } from './usage-record-encoding.ts';

/** Whose leases the recorded use is taken from. */
export interface RecordingHolder {
  readonly id: LeaseHolderId;
  /** Older records are of an earlier process: what that leased is its own until it expires. */
  readonly since: Date;
}

export interface PostgresUsageStoreOptions {
  /** Asked for each batch; null while there is none. Default: none. */
  readonly holder?: () => RecordingHolder | null;
}

/** The usage ledger in PostgreSQL. */
export class PostgresUsageStore implements UsageStore {
  readonly #database: Database;
  readonly #holder: () => RecordingHolder | null;

  constructor(database: Database, options: PostgresUsageStoreOptions = {}) {
    this.#database = database;
    this.#holder = options.holder ?? (() => null);
  }

  async insert(records: readonly UsageRecord[], signal?: AbortSignal): Promise<void> {
    if (records.length === 0) return;
    const holder = this.#holder();
    await this.#database.statements.run(
      INSERT_USAGE_RECORDS,
      [encodeUsageRecords(records), holder?.id ?? '', holder?.since.toISOString() ?? ''],
      signal,
    );
  }
}
