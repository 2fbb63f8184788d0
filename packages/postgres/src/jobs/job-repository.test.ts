import { aFreshId, jobRepositoryContract } from '@weir/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { seedOrganization } from '../../testing/seed-organization.ts';
import { PostgresJobQueue } from './job-queue.ts';
import { PostgresJobRepository } from './job-repository.ts';

describe('PostgresJobRepository and PostgresJobQueue', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database?.discard());

  jobRepositoryContract(async () => {
    await database.sql`delete from jobs`;
    return {
      jobs: new PostgresJobRepository(database.kysely),
      queue: new PostgresJobQueue(database.kysely),
      async addUser() {
        const id = aFreshId<'user'>();
        await database.sql`
          insert into users (id, display_name, email_verified, platform_role, created_at)
          values (${id}, 'Ada', false, 'user', now())`;
        return id;
      },
      addOrganization: async () => (await seedOrganization(database)).organizationId,
    };
  });
});
