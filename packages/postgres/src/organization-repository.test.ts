import { organizationRepositoryContract } from '@weir/testing';
import { describe } from 'vitest';
import { openTestDatabase } from '../testing/open-test-database.ts';
import { PostgresOrganizationRepository } from './organization-repository.ts';

describe('PostgresOrganizationRepository', () => {
  organizationRepositoryContract(async () => {
    const database = await openTestDatabase();
    return { repository: new PostgresOrganizationRepository(database), close: () => database.discard() };
  });
});
