import { organizationRepositoryContract } from '@weir/testing';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../testing/open-test-database.ts';
import { seedOrganization } from '../testing/seed-organization.ts';
import { PostgresOrganizationRepository } from './organization-repository.ts';

describe('PostgresOrganizationRepository', () => {
  organizationRepositoryContract(async () => {
    const database = await openTestDatabase();
    return { repository: new PostgresOrganizationRepository(database), close: () => database.discard() };
  });

  it('lists neither deleted organizations nor deleted workspaces, yet knows that there was one', async () => {
    const database = await openTestDatabase();
    const repository = new PostgresOrganizationRepository(database);
    const { organizationId, workspaceId } = await seedOrganization(database);
    const [organization] = await repository.list(10);
    const [workspace] = await repository.listWorkspaces(organizationId, 10);
    expect([organization?.id, workspace?.id]).toEqual([organizationId, workspaceId]);

    await database.sql`update workspaces set deleted_at = now()`;
    expect(await repository.listWorkspaces(organizationId, 10)).toEqual([]);
    await database.sql`update organizations set deleted_at = now()`;
    expect(await repository.list(10)).toEqual([]);
    expect(await repository.insertFirst(organization!, workspace!)).toBe(false);
    await database.discard();
  });
});
