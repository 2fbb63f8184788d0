import type { TokenHash } from '@weir/domain/identity';
import {
  type Page,
  type PageRequest,
  type PersonalAccessTokenId,
  type ServiceAccountId,
  type ServiceAccountTokenId,
  type TokenFamilyId,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import type {
  ServiceAccount,
  ServiceAccountToken,
  ServiceAccountTokenRepository,
} from '@weir/domain/service-accounts';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, ServiceAccountTokens } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toServiceAccount } from './service-account-repository.ts';

/** Tokens of service accounts, in PostgreSQL. */
export class PostgresServiceAccountTokenRepository implements ServiceAccountTokenRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(token: ServiceAccountToken, hash: TokenHash): Promise<void> {
    const { madeWith } = token;
    await runQuery(
      this.#kysely
        .insertInto('service_account_tokens')
        .values({
          id: token.id,
          service_account_id: token.serviceAccountId,
          name: token.name,
          token_hash: hash,
          last_four: token.lastFour,
          scopes: [...token.scopes],
          created_by: token.createdBy,
          made_with_token_id: madeWith?.via === 'personal_access_token' ? madeWith.tokenId : null,
          made_with_family_id: madeWith?.via === 'access_token' ? madeWith.familyId : null,
          created_at: token.createdAt,
          expires_at: token.expiresAt,
          last_used_at: token.lastUsedAt,
        })
        .execute(),
    );
  }

  async count(id: ServiceAccountId): Promise<number> {
    const { count } = await runQuery(
      this.#kysely
        .selectFrom('service_account_tokens')
        .select((select) => select.fn.countAll<bigint>().as('count'))
        .where('service_account_id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  }

  async findByHash(hash: TokenHash): Promise<{ token: ServiceAccountToken; account: ServiceAccount } | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('service_account_tokens as token')
        .innerJoin('service_accounts as account', 'account.id', 'token.service_account_id')
        .innerJoin('organizations', 'organizations.id', 'account.organization_id')
        .leftJoin('token_families', 'token_families.id', 'token.made_with_family_id')
        .selectAll('token')
        .select([
          'account.organization_id',
          'account.name as account_name',
          'account.description',
          'account.role',
          'account.created_by as account_created_by',
          'account.created_at as account_created_at',
          'account.deactivated_at',
        ])
        .where('token.token_hash', '=', hash)
        .where('account.deleted_at', 'is', null)
        .where('organizations.deleted_at', 'is', null)
        .where('token_families.revoked_at', 'is', null)
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    const account = {
      ...row,
      id: row.service_account_id,
      name: row.account_name,
      created_by: row.account_created_by,
      created_at: row.account_created_at,
    };
    return { token: toServiceAccountToken(row), account: toServiceAccount(account) };
  }

  async list(id: ServiceAccountId, { limit, after }: PageRequest): Promise<Page<ServiceAccountToken>> {
    let query = this.#kysely
      .selectFrom('service_account_tokens as token')
      .selectAll('token')
      .where('token.service_account_id', '=', id)
      // Not a join: the planner would read the whole table where it is small.
      .where(
        sql<boolean>`(select revoked_at from token_families where id = token.made_with_family_id) is null`,
      );
    if (after !== null) query = query.where('token.id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('token.id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toServiceAccountToken), limit, (token) => token.id);
  }

  async touch(id: ServiceAccountTokenId, at: Date, notSince: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('service_account_tokens')
        .set({ last_used_at: at })
        .where('id', '=', id)
        .where((where) =>
          where.or([where('last_used_at', 'is', null), where('last_used_at', '<=', notSince)]),
        )
        .execute(),
    );
  }

  async delete(accountId: ServiceAccountId, id: ServiceAccountTokenId): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('service_account_tokens')
        .where('service_account_id', '=', accountId)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`
        delete from service_account_tokens where id in (
          select id from service_account_tokens where expires_at < ${before} limit ${limit}
          for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}

type TokenRow = Omit<Selectable<ServiceAccountTokens>, 'token_hash'>;

function toServiceAccountToken(row: TokenRow): ServiceAccountToken {
  return {
    id: row.id as ServiceAccountTokenId,
    serviceAccountId: row.service_account_id as ServiceAccountId,
    name: row.name,
    lastFour: row.last_four,
    scopes: row.scopes,
    createdBy: row.created_by as UserId | null,
    madeWith: madeWithOf(row),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}

function madeWithOf(row: TokenRow): ServiceAccountToken['madeWith'] {
  if (row.made_with_token_id !== null) {
    return { via: 'personal_access_token', tokenId: row.made_with_token_id as PersonalAccessTokenId };
  }
  if (row.made_with_family_id !== null) {
    return { via: 'access_token', familyId: row.made_with_family_id as TokenFamilyId };
  }
  return null;
}
