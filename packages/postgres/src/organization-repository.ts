import type { OrganizationId } from '@weir/domain/kernel';
import type { Organization, OrganizationRepository } from '@weir/domain/organizations';
import type { Workspace } from '@weir/domain/workspaces';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { runQuery } from './run-query.ts';
import { toWorkspace } from './workspace-repository.ts';

/** Organizations and their workspaces in PostgreSQL. */
export class PostgresOrganizationRepository implements OrganizationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insertFirst(organization: Organization, workspace: Workspace): Promise<boolean> {
    return runQuery(
      this.#database.kysely.transaction().execute(async (transaction) => {
        // A snapshot that sees no organization is no promise that nobody else adds one: one at a time.
        await sql`select pg_advisory_xact_lock(hashtext('weir.first_organization'))`.execute(transaction);
        const existing = await transaction
          .selectFrom('organizations')
          .select('id')
          .limit(1)
          .executeTakeFirst();
        if (existing !== undefined) return false;
        await transaction
          .insertInto('organizations')
          .values({ id: organization.id, name: organization.name, created_at: organization.createdAt })
          .execute();
        await transaction
          .insertInto('workspaces')
          .values({
            id: workspace.id,
            organization_id: workspace.organizationId,
            name: workspace.name,
            created_at: workspace.createdAt,
          })
          .execute();
        return true;
      }),
    );
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
    return rows.map((row) => ({ id: row.id as OrganizationId, name: row.name, createdAt: row.created_at }));
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
