import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { JOB_RETENTION_MS, MAX_ENDED_JOBS } from './job.ts';
import type { JobRepositories } from './ports.ts';

/**
 * Deletes the files of jobs after 24 hours, jobs that ended 30 days ago, and of each person all ended ones but the newest hundred.
 *
 * @returns how many files and jobs this call deleted
 */
export async function purgeJobs({ unitOfWork, clock }: ManagementPorts<JobRepositories>): Promise<number> {
  const { jobs } = unitOfWork.repositories;
  const nowMs = clock.nowMs();
  const purges = [
    { filesExpiredBy: new Date(nowMs) },
    { endedBefore: new Date(nowMs - JOB_RETENTION_MS) },
    { kept: MAX_ENDED_JOBS },
  ];
  let deleted = 0;
  for (const purge of purges) deleted += await deleteInBatches((limit) => jobs.purge(purge, limit));
  return deleted;
}
