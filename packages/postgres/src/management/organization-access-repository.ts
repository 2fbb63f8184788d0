import type {
  OrganizationId,
  OrganizationRole,
  ServiceAccountId,
  ServiceAccountRole,
  UserId,
} from '@weir/domain/kernel';
import type {
  NamedThing,
  OrganizationAccessRepository,
  OrganizationLock,
  OrganizationState,
} from '@weir/domain/management';
import { type Kysely, type RawBuilder, sql } from 'kysely';
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

  async has(organizationId: OrganizationId, { kind, id }: NamedThing): Promise<boolean> {
    const of = THINGS[kind];
    if (of === undefined) return false;
    const { rows } = await runQuery(
      sql<{ has: boolean }>`select exists (${of(organizationId, id)}) as has`.execute(this.#kysely),
    );
    return rows[0]!.has;
  }
}

/** Finds one thing of an organization, by its kind. */
const THINGS: Readonly<Record<string, (organizationId: OrganizationId, id: string) => RawBuilder<unknown>>> =
  {
    alert_rule: (organizationId, id) =>
      sql`select from alert_rules where id = ${id} and organization_id = ${organizationId}`,
    api_key: (organizationId, id) =>
      sql`select from api_keys join workspaces on workspaces.id = api_keys.workspace_id
      where api_keys.id = ${id} and workspaces.organization_id = ${organizationId}`,
    credential: (organizationId, id) =>
      sql`select from organization_credentials where id = ${id} and organization_id = ${organizationId}`,
    invitation: (organizationId, id) =>
      sql`select from invitations where id = ${id} and organization_id = ${organizationId}`,
    member: (organizationId, id) =>
      sql`select from organization_members where user_id = ${id} and organization_id = ${organizationId}`,
    service_account: (organizationId, id) =>
      sql`select from service_accounts where id = ${id} and organization_id = ${organizationId}`,
    subscription: (organizationId, id) =>
      sql`select from subscriptions where id = ${id} and organization_id = ${organizationId}`,
    team: (organizationId, id) =>
      sql`select from teams where id = ${id} and organization_id = ${organizationId}`,
    webhook: (organizationId, id) =>
      sql`select from webhooks where id = ${id} and organization_id = ${organizationId}`,
    workspace: (organizationId, id) =>
      sql`select from workspaces where id = ${id} and organization_id = ${organizationId}`,
  };
