import { aFreshId } from './an-api-key.ts';
import { InMemoryJobs } from './in-memory-jobs.ts';
import { jobRepositoryContract } from './job-repository-contract.ts';

jobRepositoryContract(async () => {
  const jobs = new InMemoryJobs();
  return { jobs, queue: jobs, addUser: async () => aFreshId(), addOrganization: async () => aFreshId() };
});
