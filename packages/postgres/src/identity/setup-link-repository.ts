import type { SetupLink, SetupLinkRepository, TokenHash } from '@weir/domain/identity';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** The one-time link that signs in the set-up administrator, in PostgreSQL. */
export class PostgresSetupLinkRepository implements SetupLinkRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async replace({ tokenHash, createdAt, expiresAt }: SetupLink): Promise<void> {
    // Replicas that start at the same time would not see each other's link, and would leave two.
    await runQuery(sql`select pg_advisory_xact_lock(hashtext('weir.setup_link'))`.execute(this.#kysely));
    await runQuery(this.#kysely.deleteFrom('setup_links').execute());
    await runQuery(
      this.#kysely
        .insertInto('setup_links')
        .values({ token_hash: tokenHash, created_at: createdAt, expires_at: expiresAt })
        .execute(),
    );
  }

  async take(tokenHash: TokenHash, at: Date): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('setup_links')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', at)
        .executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }

  async deleteExpired(before: Date): Promise<number> {
    const { numDeletedRows } = await runQuery(
      this.#kysely.deleteFrom('setup_links').where('expires_at', '<=', before).executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }
}
