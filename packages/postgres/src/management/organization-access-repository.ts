import type {
  OrganizationId,
  OrganizationRole,
  ServiceAccountId,
  ServiceAccountRole,
  UserId,
} from '@weir/domain/kernel';
import type {
  OrganizationAccessRepository,
  OrganizationLock,
  OrganizationState,
} from '@weir/domain/management';
import type { Kysely } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

const DELETED_AT = { live: 'is', deleted: 'is not' } as const;

/** Roles in organizations, in PostgreSQL. */
export class PostgresOrganizationAccessRepository implements OrganizationAccessRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async find(
    organizationId: OrganizationId,
    userId: UserId | null,
    lock: OrganizationLock,
    state: OrganizationState,
  ): Promise<{ role: OrganizationRole | null } | null> {
    if (!(await this.#lock(organizationId, lock, state))) return null;
    const row = await runQuery(
      this.#kysely
        .selectFrom('organizations')
        .leftJoin('organization_members', (join) =>
          join
            .onRef('organization_members.organization_id', '=', 'organizations.id')
            .on('organization_members.user_id', '=', userId),
        )
        .select('organization_members.role')
        .where('organizations.id', '=', organizationId)
        .where('organizations.deleted_at', DELETED_AT[state], null)
        .executeTakeFirst(),
    );
    return row === undefined ? null : { role: row.role as OrganizationRole | null };
  }

  async findServiceAccount(
    organizationId: OrganizationId,
    serviceAccountId: ServiceAccountId,
    lock: OrganizationLock,
    state: OrganizationState,
  ): Promise<{ role: ServiceAccountRole } | null> {
    if (!(await this.#lock(organizationId, lock, state))) return null;
    const row = await runQuery(
      this.#kysely
        .selectFrom('service_accounts')
        .innerJoin('organizations', 'organizations.id', 'service_accounts.organization_id')
        .select('service_accounts.role')
        .where('service_accounts.id', '=', serviceAccountId)
        .where('service_accounts.organization_id', '=', organizationId)
        .where('service_accounts.deactivated_at', 'is', null)
        .where('service_accounts.deleted_at', 'is', null)
        .where('organizations.deleted_at', DELETED_AT[state], null)
        .executeTakeFirst(),
    );
    return row === undefined ? null : { role: row.role as ServiceAccountRole };
  }

  /**
   * Alone, before anything is read: a statement that waits for a lock reads the other tables as they were before the
   * wait. False when there is no organization of this state to lock.
   */
  async #lock(
    organizationId: OrganizationId,
    lock: OrganizationLock,
    state: OrganizationState,
  ): Promise<boolean> {
    if (lock === 'none') return true;
    const locking = this.#kysely
      .selectFrom('organizations')
      .select('id')
      .where('id', '=', organizationId)
      .where('deleted_at', DELETED_AT[state], null);
    const locked = await runQuery(
      (lock === 'shared' ? locking.forShare() : locking.forUpdate()).executeTakeFirst(),
    );
    return locked !== undefined;
  }
}
