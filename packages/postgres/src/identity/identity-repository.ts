import type { Account, Identity, IdentityRepository, User } from '@weir/domain/identity';
import { type IdentityId, type Page, type PageRequest, toPage, type UserId } from '@weir/domain/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Identities } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Accounts at identity providers, in PostgreSQL. */
export class PostgresIdentityRepository implements IdentityRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(identity: Identity): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await runQuery(
      this.#kysely
        .insertInto('identities')
        .values(toRow(identity))
        .onConflict((conflict) => conflict.constraint('identities_account_key').doNothing())
        .executeTakeFirstOrThrow(),
    );
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async insertWithUser(identity: Identity, user: User): Promise<boolean> {
    // One statement: its references are checked at its end, so the user is added only if the account is.
    const rows = await runQuery(
      this.#kysely
        .with('added', (query) =>
          query
            .insertInto('identities')
            .values(toRow(identity))
            .onConflict((conflict) => conflict.constraint('identities_account_key').doNothing())
            .returning('user_id'),
        )
        .insertInto('users')
        .columns(['id', 'display_name', 'email', 'email_verified', 'platform_role', 'created_at'])
        .expression((expression) =>
          expression
            .selectFrom('added')
            .select((select) => [
              'added.user_id',
              select.val(user.displayName).as('display_name'),
              sql<string | null>`${user.email}::text`.as('email'),
              sql<boolean>`${user.emailVerified}::boolean`.as('email_verified'),
              select.val(user.platformRole).as('platform_role'),
              sql<Date>`${user.createdAt}::timestamptz`.as('created_at'),
            ]),
        )
        .returning('id')
        .execute(),
    );
    return rows.length > 0;
  }

  async findByAccount({ provider, issuer, subject }: Account): Promise<Identity | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('identities')
        .selectAll()
        .where('provider', '=', provider)
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst(),
    );
    return row === undefined ? null : toIdentity(row);
  }

  async used(identity: Identity): Promise<boolean> {
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('identities')
        .set({
          email: identity.email,
          email_verified: identity.emailVerified,
          last_used_at: identity.lastUsedAt,
        })
        .where('id', '=', identity.id)
        .where('user_id', '=', identity.userId)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async list(userId: UserId, { limit, after }: PageRequest): Promise<Page<Identity>> {
    let query = this.#kysely.selectFrom('identities').selectAll().where('user_id', '=', userId);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toIdentity), limit, ({ id }) => id);
  }

  async listAll(userId: UserId): Promise<readonly Identity[]> {
    const rows = await runQuery(
      this.#kysely.selectFrom('identities').selectAll().where('user_id', '=', userId).execute(),
    );
    return rows.map(toIdentity);
  }

  async delete(userId: UserId, id: IdentityId): Promise<void> {
    await runQuery(
      this.#kysely.deleteFrom('identities').where('user_id', '=', userId).where('id', '=', id).execute(),
    );
  }
}

function toRow(identity: Identity) {
  return {
    id: identity.id,
    user_id: identity.userId,
    provider: identity.provider,
    issuer: identity.issuer,
    subject: identity.subject,
    email: identity.email,
    email_verified: identity.emailVerified,
    created_at: identity.createdAt,
    last_used_at: identity.lastUsedAt,
  };
}

function toIdentity(row: Selectable<Identities>): Identity {
  return {
    id: row.id as IdentityId,
    userId: row.user_id as UserId,
    provider: row.provider,
    issuer: row.issuer,
    subject: row.subject,
    email: row.email,
    emailVerified: row.email_verified,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
