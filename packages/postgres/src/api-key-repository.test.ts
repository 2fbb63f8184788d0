import { apiKeyRepositoryContract } from '@weir/testing';
import { describe } from 'vitest';
import { openTestDatabase } from '../testing/open-test-database.ts';
import { seedOrganization } from '../testing/seed-organization.ts';
import { PostgresApiKeyRepository } from './api-key-repository.ts';

describe('PostgresApiKeyRepository', () => {
  apiKeyRepositoryContract(async () => {
    const database = await openTestDatabase();
    const mine = await seedOrganization(database);
    const other = await seedOrganization(database);
    return {
      repository: new PostgresApiKeyRepository(database),
      organizationId: mine.organizationId,
      workspaceId: mine.workspaceId,
      otherOrganizationId: other.organizationId,
      otherWorkspaceId: other.workspaceId,
      close: () => database.discard(),
    };
  });
});
