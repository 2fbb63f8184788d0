import {
  type OrganizationId,
  type OrganizationRole,
  type Page,
  type PageRequest,
  positionOf,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import type {
  Organization,
  OrganizationFilter,
  OrganizationMembership,
  OrganizationRepository,
} from '@weir/domain/organizations';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Organizations } from '../database/database-types.ts';
import { beginsInAnyCase, listOrder, type OrderedColumns } from '../database/list-order.ts';
import { runQuery } from '../database/run-query.ts';

const COLUMNS = [
  'organizations.id',
  'organizations.name',
  'organizations.created_at',
  'organizations.deleted_at',
] as const;

const ORDERED: OrderedColumns = { id: sql`organizations.id`, name: sql`organizations.name` };

/** Organizations for the management plane, in PostgreSQL. */
export class PostgresOrganizationRepository implements OrganizationRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async claimFirst(): Promise<boolean> {
    // A snapshot without organizations does not exclude that another transaction adds one, so they take turns.
    await runQuery(
      sql`select pg_advisory_xact_lock(hashtext('weir.first_organization'))`.execute(this.#kysely),
    );
    const existing = await runQuery(
      this.#kysely.selectFrom('organizations').select('id').limit(1).executeTakeFirst(),
    );
    return existing === undefined;
  }

  async insert(organization: Organization): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('organizations')
        .values({ id: organization.id, name: organization.name, created_at: organization.createdAt })
        .execute(),
    );
  }

  async findOnlyWithoutMembers(): Promise<OrganizationId | null> {
    const [only, ...others] = await runQuery(
      this.#kysely.selectFrom('organizations').select(['id', 'deleted_at']).limit(2).execute(),
    );
    if (only === undefined || others.length > 0 || only.deleted_at !== null) return null;
    const member = await runQuery(
      this.#kysely
        .selectFrom('organization_members')
        .select('user_id')
        .where('organization_id', '=', only.id)
        .limit(1)
        .executeTakeFirst(),
    );
    return member === undefined ? (only.id as OrganizationId) : null;
  }

  async find(id: OrganizationId): Promise<Organization | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('organizations')
        .select(COLUMNS)
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst(),
    );
    return row === undefined ? null : toOrganization(row);
  }

  /** Starts from the user's memberships, so it reads no other organization, however many there are. */
  async listOwn(
    userId: UserId,
    deletedSince: Date | null,
    { limit, after }: PageRequest,
  ): Promise<Page<OrganizationMembership>> {
    let query = this.#kysely
      .selectFrom('organization_members')
      .innerJoin('organizations', 'organizations.id', 'organization_members.organization_id')
      .select([...COLUMNS, 'organization_members.role'])
      .where('organization_members.user_id', '=', userId);
    query =
      deletedSince === null
        ? query.where('organizations.deleted_at', 'is', null)
        : query
            .where('organization_members.role', '=', 'owner')
            .where('organizations.deleted_at', '>', deletedSince);
    if (after !== null) query = query.where('organization_members.organization_id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('organization_members.organization_id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toMembership), limit, ({ organization }) => organization.id);
  }

  async listAll(
    userId: UserId,
    { state, beginning }: OrganizationFilter,
    page: PageRequest,
  ): Promise<Page<OrganizationMembership>> {
    const { where, orderBy } = listOrder(page, ORDERED);
    let query = this.#kysely
      .selectFrom('organizations')
      .leftJoin('organization_members', (join) =>
        join
          .onRef('organization_members.organization_id', '=', 'organizations.id')
          .on('organization_members.user_id', '=', userId),
      )
      .select([...COLUMNS, 'organization_members.role'])
      .where(where);
    if (state !== 'all')
      query = query.where('organizations.deleted_at', state === 'active' ? 'is' : 'is not', null);
    if (beginning !== null) query = query.where(beginsInAnyCase(ORDERED.name, beginning));
    const rows = await runQuery(
      query
        .orderBy(orderBy)
        .limit(page.limit + 1)
        .execute(),
    );
    return toPage(rows.map(toMembership), page.limit, ({ organization: { id, name } }) =>
      positionOf(page.order, id, name),
    );
  }

  async update(organization: Organization): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('organizations')
        .set({ name: organization.name })
        .where('id', '=', organization.id)
        .execute(),
    );
  }

  async delete(id: OrganizationId, at: Date): Promise<void> {
    await runQuery(
      this.#kysely.updateTable('organizations').set({ deleted_at: at }).where('id', '=', id).execute(),
    );
  }

  async restore(id: OrganizationId, since: Date): Promise<Organization | null> {
    const row = await runQuery(
      this.#kysely
        .updateTable('organizations')
        .set({ deleted_at: null })
        .where('id', '=', id)
        .where('deleted_at', '>', since)
        .returning(COLUMNS)
        .executeTakeFirst(),
    );
    return row === undefined ? null : toOrganization(row);
  }

  async listDeleted(until: Date, limit: number): Promise<readonly OrganizationId[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('organizations')
        .select('id')
        .where('deleted_at', '<=', until)
        .orderBy('deleted_at')
        .limit(limit)
        .execute(),
    );
    return rows.map(({ id }) => id as OrganizationId);
  }

  async purgeKeys(id: OrganizationId, until: Date, limit: number): Promise<number> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('api_keys')
        .where('id', 'in', (expression) =>
          expression
            .selectFrom('organizations')
            .innerJoin('workspaces', 'workspaces.organization_id', 'organizations.id')
            .innerJoin('api_keys', 'api_keys.workspace_id', 'workspaces.id')
            .select('api_keys.id')
            .where('organizations.id', '=', id)
            .where('organizations.deleted_at', '<=', until)
            .limit(limit),
        )
        .executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }

  async purge(id: OrganizationId, until: Date): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('organizations')
        .where('id', '=', id)
        .where('deleted_at', '<=', until)
        .executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }
}

type OrganizationRow = Pick<Selectable<Organizations>, 'id' | 'name' | 'created_at' | 'deleted_at'>;

function toMembership(row: OrganizationRow & { readonly role: string | null }): OrganizationMembership {
  return { organization: toOrganization(row), role: row.role as OrganizationRole | null };
}

function toOrganization(row: OrganizationRow): Organization {
  return {
    id: row.id as OrganizationId,
    name: row.name,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
  };
}
