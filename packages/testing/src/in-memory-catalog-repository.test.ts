import { describe } from 'vitest';
import { catalogRepositoryContract } from './catalog-repository-contract.ts';
import { InMemoryCatalogRepository } from './in-memory-catalog-repository.ts';

describe('InMemoryCatalogRepository', () => {
  catalogRepositoryContract(async () => ({ repository: new InMemoryCatalogRepository() }));
});
