import type { PlaygroundKeyRepository } from '@weir/domain/api-keys';
import type { UserId } from '@weir/domain/kernel';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Keys of the playground, in PostgreSQL. A trigger revokes them when their session is deleted. */
export class PostgresPlaygroundKeyRepository implements PlaygroundKeyRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async countLive(owner: UserId, at: Date): Promise<number> {
    const { rows } = await runQuery(
      sql<{ count: number }>`select count(*)::int as count from api_keys
        where purpose = 'playground' and owner_user_id = ${owner} and expires_at > ${at} and revoked_at is null`.execute(
        this.#kysely,
      ),
    );
    return rows[0]!.count;
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`delete from api_keys where id in (
        select id from api_keys where purpose = 'playground' and expires_at <= ${before}
        order by expires_at limit ${limit} for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}
