import type { SignInAttempt, SignInAttemptRepository, TokenHash } from '@weir/domain/identity';
import type { UserId } from '@weir/domain/kernel';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** More than one per new attempt, so that abandoned attempts go faster than new ones come. */
const CLEARED_AT_ONCE = 10;

/** Running sign-ins in PostgreSQL: begun on one replica, ended on any. */
export class PostgresSignInAttemptRepository implements SignInAttemptRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(attempt: SignInAttempt): Promise<void> {
    await this.deleteExpired(attempt.createdAt, CLEARED_AT_ONCE);
    await runQuery(
      this.#kysely
        .insertInto('sign_in_attempts')
        .values({
          state_hash: attempt.stateHash,
          browser_hash: attempt.browserHash,
          provider: attempt.provider,
          nonce: attempt.nonce,
          code_verifier: attempt.codeVerifier,
          return_to: attempt.returnTo,
          link_user_id: attempt.linkUserId,
          created_at: attempt.createdAt,
          expires_at: attempt.expiresAt,
        })
        .execute(),
    );
  }

  async take(stateHash: TokenHash, at: Date): Promise<SignInAttempt | null> {
    const row = await runQuery(
      this.#kysely
        .deleteFrom('sign_in_attempts')
        .where('state_hash', '=', stateHash)
        .where('expires_at', '>', at)
        .returningAll()
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    return {
      stateHash: row.state_hash as TokenHash,
      browserHash: row.browser_hash as TokenHash,
      provider: row.provider,
      nonce: row.nonce,
      codeVerifier: row.code_verifier,
      returnTo: row.return_to,
      linkUserId: row.link_user_id as UserId | null,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    };
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`delete from sign_in_attempts where state_hash in (
        select state_hash from sign_in_attempts where expires_at <= ${before}
        order by expires_at limit ${limit} for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}
