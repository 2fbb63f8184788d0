import { describe } from 'vitest';
import { aFreshId } from './an-api-key.ts';
import { apiKeyRepositoryContract } from './api-key-repository-contract.ts';
import { InMemoryApiKeyRepository } from './in-memory-api-key-repository.ts';

describe('InMemoryApiKeyRepository', () => {
  apiKeyRepositoryContract(async () => ({
    repository: new InMemoryApiKeyRepository(),
    organizationId: aFreshId(),
    workspaceId: aFreshId(),
    otherOrganizationId: aFreshId(),
    otherWorkspaceId: aFreshId(),
  }));
});
