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

  async replace({ tokenHash, createdAt, expiresAt, breakGlass }: SetupLink): Promise<void> {
    // Replicas that start at the same time would not see each other's link, and would leave two.
    await runQuery(sql`select pg_advisory_xact_lock(hashtext('weir.setup_link'))`.execute(this.#kysely));
    await runQuery(this.#kysely.deleteFrom('setup_links').execute());
    await runQuery(
      this.#kysely
        .insertInto('setup_links')
        .values({
          token_hash: tokenHash,
          created_at: createdAt,
          expires_at: expiresAt,
          break_glass: breakGlass,
        })
        .execute(),
    );
  }

  async take(tokenHash: TokenHash, at: Date): Promise<SetupLink | null> {
    const row = await runQuery(
      this.#kysely
        .deleteFrom('setup_links')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', at)
        .returningAll()
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    return { tokenHash, createdAt: row.created_at, expiresAt: row.expires_at, breakGlass: row.break_glass };
  }

  async deleteExpired(before: Date): Promise<number> {
    const { numDeletedRows } = await runQuery(
      this.#kysely.deleteFrom('setup_links').where('expires_at', '<=', before).executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }
}
