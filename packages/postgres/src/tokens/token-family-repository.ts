import type { TokenHash } from '@weir/domain/identity';
import type { PersonalAccessTokenId, TokenFamilyId, UserId } from '@weir/domain/kernel';
import type { Grant, TokenFamily, TokenFamilyRepository } from '@weir/domain/tokens';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, TokenFamilies, Users } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toUser } from '../identity/user-repository.ts';

/** Families of tokens, in PostgreSQL. */
export class PostgresTokenFamilyRepository implements TokenFamilyRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(family: TokenFamily): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('token_families')
        .values({
          id: family.id,
          user_id: family.userId,
          personal_access_token_id: family.personalAccessTokenId,
          scopes: family.scopes === null ? null : [...family.scopes],
          created_at: family.createdAt,
          expires_at: family.expiresAt,
          revoked_at: family.revokedAt,
        })
        .execute(),
    );
  }

  async find(id: TokenFamilyId): Promise<Grant | null> {
    const row = await runQuery(this.#grants().where('token_families.id', '=', id).executeTakeFirst());
    return row === undefined ? null : toGrant(row);
  }

  async findByRefreshToken(hash: TokenHash): Promise<Grant | null> {
    const row = await runQuery(
      this.#grants()
        .innerJoin('refresh_tokens', 'refresh_tokens.family_id', 'token_families.id')
        .where('refresh_tokens.token_hash', '=', hash)
        .executeTakeFirst(),
    );
    return row === undefined ? null : toGrant(row);
  }

  async insertRefreshToken(familyId: TokenFamilyId, hash: TokenHash, at: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('refresh_tokens')
        .values({ token_hash: hash, family_id: familyId, created_at: at })
        .execute(),
    );
  }

  async spend(hash: TokenHash, at: Date): Promise<boolean> {
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('refresh_tokens')
        .set({ used_at: at })
        .where('token_hash', '=', hash)
        .where('used_at', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async revoke(id: TokenFamilyId, at: Date): Promise<boolean> {
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('token_families')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async revokeMadeInSessions(userId: UserId, at: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('token_families')
        .set({ revoked_at: at })
        .where('user_id', '=', userId)
        .where('personal_access_token_id', 'is', null)
        .where('revoked_at', 'is', null)
        .execute(),
    );
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`
        delete from token_families where id in (
          select id from token_families where expires_at < ${before} limit ${limit} for update skip locked)`.execute(
        this.#kysely,
      ),
    );
    return Number(numAffectedRows ?? 0n);
  }

  #grants() {
    return this.#kysely
      .selectFrom('token_families')
      .innerJoin('users', 'users.id', 'token_families.user_id')
      .selectAll('users')
      .select([
        'token_families.id as family_id',
        'token_families.personal_access_token_id',
        'token_families.scopes',
        'token_families.created_at as family_created_at',
        'token_families.expires_at',
        'token_families.revoked_at',
      ]);
  }
}

type GrantRow = Selectable<Users> &
  Pick<Selectable<TokenFamilies>, 'personal_access_token_id' | 'scopes' | 'expires_at' | 'revoked_at'> & {
    family_id: string;
    family_created_at: Date;
  };

function toGrant(row: GrantRow): Grant {
  return {
    family: {
      id: row.family_id as TokenFamilyId,
      userId: row.id as UserId,
      personalAccessTokenId: row.personal_access_token_id as PersonalAccessTokenId | null,
      scopes: row.scopes,
      createdAt: row.family_created_at,
      expiresAt: row.expires_at,
      revokedAt: row.revoked_at,
    },
    user: toUser(row),
  };
}
