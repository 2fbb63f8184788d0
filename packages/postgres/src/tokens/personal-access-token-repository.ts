import type { TokenHash, User } from '@weir/domain/identity';
import {
  type OrganizationId,
  type Page,
  type PageRequest,
  type PersonalAccessTokenId,
  type TokenFamilyId,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import type { PersonalAccessToken, PersonalAccessTokenRepository } from '@weir/domain/tokens';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, PersonalAccessTokens } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toUser } from '../identity/user-repository.ts';
import { toMadeWith, toMaker } from './maker-columns.ts';

/** Personal access tokens, in PostgreSQL. */
export class PostgresPersonalAccessTokenRepository implements PersonalAccessTokenRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(token: PersonalAccessToken, hash: TokenHash): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('personal_access_tokens')
        .values({
          id: token.id,
          user_id: token.userId,
          name: token.name,
          token_hash: hash,
          last_four: token.lastFour,
          scopes: [...token.scopes],
          organization_id: token.organizationId,
          ...toMaker(token.madeWith),
          created_at: token.createdAt,
          expires_at: token.expiresAt,
          last_used_at: token.lastUsedAt,
        })
        .execute(),
    );
  }

  async count(userId: UserId): Promise<number> {
    const { count } = await runQuery(
      this.#kysely
        .selectFrom('personal_access_tokens')
        .select((select) => select.fn.countAll<bigint>().as('count'))
        .where('user_id', '=', userId)
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  }

  async find(userId: UserId, id: PersonalAccessTokenId): Promise<PersonalAccessToken | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('personal_access_tokens')
        .selectAll()
        .where('user_id', '=', userId)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return row === undefined ? null : toPersonalAccessToken(row);
  }

  async findByHash(hash: TokenHash): Promise<{ token: PersonalAccessToken; user: User } | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('personal_access_tokens as token')
        .innerJoin('users', 'users.id', 'token.user_id')
        .selectAll('users')
        .select([
          'token.id as token_id',
          'token.user_id',
          'token.name',
          'token.last_four',
          'token.scopes',
          'token.organization_id',
          'token.made_in_session_id',
          'token.made_with_token_id',
          'token.made_with_family_id',
          'token.created_at as token_created_at',
          'token.expires_at',
          'token.last_used_at',
        ])
        .where('token.token_hash', '=', hash)
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    const token = toPersonalAccessToken({ ...row, id: row.token_id, created_at: row.token_created_at });
    return { token, user: toUser(row) };
  }

  async list(userId: UserId, { limit, after }: PageRequest): Promise<Page<PersonalAccessToken>> {
    let query = this.#kysely.selectFrom('personal_access_tokens').selectAll().where('user_id', '=', userId);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toPersonalAccessToken), limit, ({ id }) => id);
  }

  async touch(id: PersonalAccessTokenId, at: Date, notSince: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('personal_access_tokens')
        .set({ last_used_at: at })
        .where('id', '=', id)
        .where((where) =>
          where.or([where('last_used_at', 'is', null), where('last_used_at', '<=', notSince)]),
        )
        .execute(),
    );
  }

  async madeThrough(
    userId: UserId,
    maker: PersonalAccessTokenId | TokenFamilyId,
  ): Promise<readonly PersonalAccessTokenId[]> {
    const { rows } = await runQuery(
      sql<{ id: string }>`
        with recursive own as (
          select token.id, token.made_with_token_id, token.made_with_family_id,
            family.personal_access_token_id as family_made_with_token_id
          from personal_access_tokens token
          left join token_families family on family.id = token.made_with_family_id
          where token.user_id = ${userId}
        ), made as (
          select ${maker}::uuid as id
          union
          select own.id from made join own
            on made.id in (own.made_with_token_id, own.made_with_family_id, own.family_made_with_token_id)
        )
        select id from made where id <> ${maker}`.execute(this.#kysely),
    );
    return rows.map(({ id }) => id as PersonalAccessTokenId);
  }

  async delete(userId: UserId, ids: readonly PersonalAccessTokenId[]): Promise<number> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('personal_access_tokens')
        .where('user_id', '=', userId)
        .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
        .executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`
        delete from personal_access_tokens where id in (
          select id from personal_access_tokens where expires_at < ${before} limit ${limit}
          for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}

type TokenRow = Omit<Selectable<PersonalAccessTokens>, 'token_hash'>;

function toPersonalAccessToken(row: TokenRow): PersonalAccessToken {
  return {
    id: row.id as PersonalAccessTokenId,
    userId: row.user_id as UserId,
    name: row.name,
    lastFour: row.last_four,
    scopes: row.scopes,
    organizationId: row.organization_id as OrganizationId | null,
    madeWith: toMadeWith(row),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
