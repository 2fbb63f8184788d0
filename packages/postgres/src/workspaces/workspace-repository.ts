import {
  type OrganizationId,
  type Page,
  type PageRequest,
  positionOf,
  toPage,
  type WorkspaceId,
} from '@weir/domain/kernel';
import type { Workspace, WorkspaceFilter, WorkspaceLock, WorkspaceRepository } from '@weir/domain/workspaces';
import { type Kysely, type Selectable, sql } from 'kysely';
import { toRoutingPolicyColumn } from '../api-keys/routing-policy-column.ts';
import type { DB, Workspaces } from '../database/database-types.ts';
import { beginsInAnyCase, listOrder, type OrderedColumns } from '../database/list-order.ts';
import { runQuery } from '../database/run-query.ts';

const COLUMNS: OrderedColumns = { id: sql`id`, name: sql`name` };

/** Workspaces in PostgreSQL. A trigger notifies every replica of a change, because of the keys. */
export class PostgresWorkspaceRepository implements WorkspaceRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(workspace: Workspace): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('workspaces')
        .values({
          id: workspace.id,
          organization_id: workspace.organizationId,
          name: workspace.name,
          description: workspace.description,
          allowed_models: toArray(workspace.allowedModels),
          routing_policy: toRoutingPolicyColumn(workspace.routingPolicy),
          created_at: workspace.createdAt,
        })
        .execute(),
    );
  }

  async organizationOf(id: WorkspaceId): Promise<OrganizationId | null> {
    const row = await runQuery(
      this.#kysely.selectFrom('workspaces').select('organization_id').where('id', '=', id).executeTakeFirst(),
    );
    return row === undefined ? null : (row.organization_id as OrganizationId);
  }

  async find(
    organizationId: OrganizationId,
    id: WorkspaceId,
    lock: WorkspaceLock,
  ): Promise<Workspace | null> {
    let query = this.#kysely
      .selectFrom('workspaces')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('id', '=', id)
      .where('deleted_at', 'is', null);
    if (lock !== 'none') query = lock === 'shared' ? query.forShare() : query.forUpdate();
    const row = await runQuery(query.executeTakeFirst());
    return row === undefined ? null : toWorkspace(row);
  }

  async list(
    organizationId: OrganizationId,
    { deletedSince, beginning }: WorkspaceFilter,
    page: PageRequest,
  ): Promise<Page<Workspace>> {
    const { where, orderBy } = listOrder(page, COLUMNS);
    let query = this.#kysely
      .selectFrom('workspaces')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where(where);
    query =
      deletedSince === null
        ? query.where('deleted_at', 'is', null)
        : // The first condition is that of the index.
          query.where('deleted_at', 'is not', null).where('deleted_at', '>', deletedSince);
    if (beginning !== null) query = query.where(beginsInAnyCase(COLUMNS.name, beginning));
    const rows = await runQuery(
      query
        .orderBy(orderBy)
        .limit(page.limit + 1)
        .execute(),
    );
    return toPage(rows.map(toWorkspace), page.limit, ({ id, name }) => positionOf(page.order, id, name));
  }

  async names(
    organizationId: OrganizationId,
    ids: readonly WorkspaceId[],
  ): Promise<ReadonlyMap<WorkspaceId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await runQuery(
      this.#kysely
        .selectFrom('workspaces')
        .select(['id', 'name'])
        .where('organization_id', '=', organizationId)
        .where('id', 'in', ids)
        .execute(),
    );
    return new Map(rows.map(({ id, name }) => [id as WorkspaceId, name]));
  }

  async update(workspace: Workspace): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('workspaces')
        .set({
          name: workspace.name,
          description: workspace.description,
          allowed_models: toArray(workspace.allowedModels),
          routing_policy: toRoutingPolicyColumn(workspace.routingPolicy),
        })
        .where('organization_id', '=', workspace.organizationId)
        .where('id', '=', workspace.id)
        .execute(),
    );
  }

  async delete(organizationId: OrganizationId, id: WorkspaceId, at: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('workspaces')
        .set({ deleted_at: at })
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .execute(),
    );
  }

  async restore(organizationId: OrganizationId, id: WorkspaceId, since: Date): Promise<Workspace | null> {
    const row = await runQuery(
      this.#kysely
        .updateTable('workspaces')
        .set({ deleted_at: null })
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .where('deleted_at', '>', since)
        .returningAll()
        .executeTakeFirst(),
    );
    return row === undefined ? null : toWorkspace(row);
  }

  async listDeleted(until: Date, limit: number): Promise<Pick<Workspace, 'id' | 'organizationId'>[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('workspaces')
        .select(['id', 'organization_id'])
        .where('deleted_at', '<=', until)
        .orderBy('deleted_at')
        .limit(limit)
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id as WorkspaceId,
      organizationId: row.organization_id as OrganizationId,
    }));
  }

  async purgeKeys(
    organizationId: OrganizationId,
    id: WorkspaceId,
    until: Date,
    limit: number,
  ): Promise<number> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('api_keys')
        .where('id', 'in', (expression) =>
          expression
            .selectFrom('workspaces')
            .innerJoin('api_keys', 'api_keys.workspace_id', 'workspaces.id')
            .select('api_keys.id')
            .where('workspaces.organization_id', '=', organizationId)
            .where('workspaces.id', '=', id)
            .where('workspaces.deleted_at', '<=', until)
            .limit(limit),
        )
        .executeTakeFirst(),
    );
    return Number(numDeletedRows);
  }

  async purge(organizationId: OrganizationId, id: WorkspaceId, until: Date): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('workspaces')
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .where('deleted_at', '<=', until)
        .executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }
}

export function toWorkspace(row: Selectable<Workspaces>): Workspace {
  return {
    id: row.id as WorkspaceId,
    organizationId: row.organization_id as OrganizationId,
    name: row.name,
    description: row.description,
    allowedModels: row.allowed_models,
    routingPolicy: row.routing_policy as Workspace['routingPolicy'],
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
  };
}

function toArray(names: readonly string[] | null): string[] | null {
  return names === null ? null : [...names];
}
