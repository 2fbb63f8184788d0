import type { OrganizationId } from '@weir/domain/kernel';
import type { Organization, OrganizationDirectory } from '@weir/domain/organizations';
import type { Workspace } from '@weir/domain/workspaces';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import { toWorkspace } from '../workspaces/workspace-repository.ts';

/** Organizations and their workspaces in PostgreSQL. */
export class PostgresOrganizationDirectory implements OrganizationDirectory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(limit: number): Promise<Organization[]> {
    const rows = await runQuery(
      this.#database.kysely
        .selectFrom('organizations')
        .select(['id', 'name', 'created_at'])
        .where('deleted_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id as OrganizationId,
      name: row.name,
      createdAt: row.created_at,
      deletedAt: null,
    }));
  }

  async listWorkspaces(organizationId: OrganizationId, limit: number): Promise<Workspace[]> {
    const rows = await runQuery(
      this.#database.kysely
        .selectFrom('workspaces')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('deleted_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute(),
    );
    return rows.map(toWorkspace);
  }
}
