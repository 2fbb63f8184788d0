import type { OrganizationId, WorkspaceId } from '@weir/domain/kernel';
import { aFreshId } from '@weir/testing';
import type { Database } from '../src/database/database.ts';

/** Adds an organization with one workspace. */
export async function seedOrganization(
  database: Database,
): Promise<{ organizationId: OrganizationId; workspaceId: WorkspaceId }> {
  const organizationId = aFreshId<'organization'>();
  const workspaceId = aFreshId<'workspace'>();
  const createdAt = new Date(Date.UTC(2026, 0, 15));
  await database.kysely
    .insertInto('organizations')
    .values({ id: organizationId, name: 'Meadow', created_at: createdAt })
    .execute();
  await database.kysely
    .insertInto('workspaces')
    .values({ id: workspaceId, organization_id: organizationId, name: 'Default', created_at: createdAt })
    .execute();
  return { organizationId, workspaceId };
}
