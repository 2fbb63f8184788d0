import type { UnitOfWork } from '@weir/domain/management';
import type { Kysely } from 'kysely';
import type { Database } from '../database/database.ts';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import type { UsageColumnReader } from '../usage/usage-column-reader.ts';
import { type PostgresRepositories, repositoriesOn } from './repositories.ts';

/** Attempts of a transaction that ends in a deadlock. */
const MAX_ATTEMPTS = 3;
const DEADLOCK = '40P01';

/** Transactions over all repositories of the management plane. */
export class PostgresUnitOfWork implements UnitOfWork<PostgresRepositories> {
  readonly repositories: PostgresRepositories;
  readonly #kysely: Kysely<DB>;

  /** @param usageColumns null, or for few: analytics add up without them, outside transactions too */
  constructor({ kysely }: Pick<Database, 'kysely'>, usageColumns: UsageColumnReader | null = null) {
    this.#kysely = kysely;
    this.repositories = repositoriesOn(kysely, usageColumns);
  }

  async transaction<Result>(work: (repositories: PostgresRepositories) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runQuery(
          this.#kysely.transaction().execute((transaction) => work(repositoriesOn(transaction, null))),
        );
      } catch (error) {
        const internal = (error as { internal?: string }).internal;
        if (attempt === MAX_ATTEMPTS || internal?.startsWith(DEADLOCK) !== true) throw error;
      }
    }
  }
}
