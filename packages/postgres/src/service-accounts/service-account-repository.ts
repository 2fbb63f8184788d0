import type {
  OrganizationId,
  Page,
  PageRequest,
  ServiceAccountId,
  ServiceAccountRole,
  UserId,
} from '@weir/domain/kernel';
import { toPage } from '@weir/domain/kernel';
import type { ServiceAccount, ServiceAccountRepository } from '@weir/domain/service-accounts';
import type { Kysely, Selectable } from 'kysely';
import type { DB, ServiceAccounts } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Service accounts, in PostgreSQL. */
export class PostgresServiceAccountRepository implements ServiceAccountRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(account: ServiceAccount): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('service_accounts')
        .values({
          id: account.id,
          organization_id: account.organizationId,
          name: account.name,
          description: account.description,
          role: account.role,
          created_by: account.createdBy,
          created_at: account.createdAt,
          deactivated_at: account.deactivatedAt,
        })
        .execute(),
    );
  }

  async count(organizationId: OrganizationId): Promise<number> {
    const { count } = await runQuery(
      this.#kysely
        .selectFrom('service_accounts')
        .select((select) => select.fn.countAll<bigint>().as('count'))
        .where('organization_id', '=', organizationId)
        .where('deleted_at', 'is', null)
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  }

  async find(organizationId: OrganizationId, id: ServiceAccountId): Promise<ServiceAccount | null> {
    const row = await runQuery(this.#of(organizationId).where('id', '=', id).executeTakeFirst());
    return row === undefined ? null : toServiceAccount(row);
  }

  async list(organizationId: OrganizationId, { limit, after }: PageRequest): Promise<Page<ServiceAccount>> {
    let query = this.#of(organizationId);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toServiceAccount), limit, ({ id }) => id);
  }

  async update(account: ServiceAccount): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('service_accounts')
        .set({
          name: account.name,
          description: account.description,
          role: account.role,
          deactivated_at: account.deactivatedAt,
        })
        .where('organization_id', '=', account.organizationId)
        .where('id', '=', account.id)
        .where('deleted_at', 'is', null)
        .execute(),
    );
  }

  async delete(organizationId: OrganizationId, id: ServiceAccountId, at: Date): Promise<number> {
    const { numUpdatedRows: deleted } = await runQuery(
      this.#kysely
        .updateTable('service_accounts')
        .set({ deleted_at: at })
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst(),
    );
    if (deleted === 0n) return 0;
    await runQuery(
      this.#kysely.deleteFrom('service_account_tokens').where('service_account_id', '=', id).execute(),
    );
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('api_keys')
        .set({ revoked_at: at })
        .where('owner_service_account_id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst(),
    );
    return Number(numUpdatedRows);
  }

  #of(organizationId: OrganizationId) {
    return this.#kysely
      .selectFrom('service_accounts')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('deleted_at', 'is', null);
  }
}

export function toServiceAccount(row: Omit<Selectable<ServiceAccounts>, 'deleted_at'>): ServiceAccount {
  return {
    id: row.id as ServiceAccountId,
    organizationId: row.organization_id as OrganizationId,
    name: row.name,
    description: row.description,
    role: row.role as ServiceAccountRole,
    createdBy: row.created_by as UserId | null,
    createdAt: row.created_at,
    deactivatedAt: row.deactivated_at,
  };
}
