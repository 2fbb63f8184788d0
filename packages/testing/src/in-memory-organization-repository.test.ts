import { describe } from 'vitest';
import { InMemoryOrganizationRepository } from './in-memory-organization-repository.ts';
import { organizationRepositoryContract } from './organization-repository-contract.ts';

describe('InMemoryOrganizationRepository', () => {
  organizationRepositoryContract(async () => ({ repository: new InMemoryOrganizationRepository() }));
});
