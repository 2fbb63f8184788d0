import type { TokenHash } from '@weir/domain/identity';
import {
  type OrganizationId,
  type Page,
  type PageRequest,
  type SignedInBy,
  type TokenFamilyId,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import type { Grant, TokenFamily, TokenFamilyRepository } from '@weir/domain/tokens';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, TokenFamilies, Users } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toUser } from '../identity/user-repository.ts';
import { toMadeWith, toMaker } from './maker-columns.ts';

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
          ...toMakerColumns(family.madeWith),
          scopes: family.scopes === null ? null : [...family.scopes],
          organization_id: family.organizationId,
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

  async list(userId: UserId, at: Date, { limit, after }: PageRequest): Promise<Page<TokenFamily>> {
    let query = this.#kysely
      .selectFrom('token_families')
      .selectAll()
      .where('user_id', '=', userId)
      .where('expires_at', '>', at);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toTokenFamily), limit, ({ id }) => id);
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
        'token_families.made_in_session_id',
        'token_families.personal_access_token_id',
        'token_families.scopes',
        'token_families.organization_id',
        'token_families.created_at as family_created_at',
        'token_families.expires_at',
        'token_families.revoked_at',
      ]);
  }
}

type GrantRow = Selectable<Users> &
  Omit<Selectable<TokenFamilies>, 'id' | 'user_id' | 'created_at'> & {
    family_id: string;
    family_created_at: Date;
  };

function toGrant(row: GrantRow): Grant {
  const family = { ...row, id: row.family_id, user_id: row.id, created_at: row.family_created_at };
  return { family: toTokenFamily(family), user: toUser(row) };
}

function toTokenFamily(row: Selectable<TokenFamilies>): TokenFamily {
  return {
    id: row.id as TokenFamilyId,
    userId: row.user_id as UserId,
    madeWith: toMadeWith({
      made_in_session_id: row.made_in_session_id,
      made_with_token_id: row.personal_access_token_id,
      made_with_family_id: null,
    }),
    scopes: row.scopes,
    organizationId: row.organization_id as OrganizationId | null,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

/** An access token cannot make a family. */
function toMakerColumns(madeWith: SignedInBy | null) {
  const { made_in_session_id, made_with_token_id } = toMaker(madeWith);
  return { made_in_session_id, personal_access_token_id: made_with_token_id };
}
