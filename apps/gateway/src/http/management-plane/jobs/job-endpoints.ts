import { cancelJobOperation, getJobOperation } from '@weir/contracts/jobs';
import { cancelJob, getJob } from '@weir/domain/jobs';
import { handle } from '../endpoint.ts';
import { createJobEndpoint } from './create.ts';
import { getJobFileEndpoint } from './file.ts';
import { listAllJobsEndpoint, listJobsEndpoint, listOrganizationJobsEndpoint } from './list.ts';
import { toJobWire } from './to-wire.ts';
import { watchJobEndpoint } from './watch.ts';

export const jobEndpoints = [
  createJobEndpoint,
  listJobsEndpoint,
  listOrganizationJobsEndpoint,
  listAllJobsEndpoint,
  handle(getJobOperation, async ({ caller, params }, { management }) =>
    toJobWire(await getJob(caller, params.job_id, management)),
  ),
  handle(cancelJobOperation, async ({ caller, params }, { management }) =>
    toJobWire(await cancelJob(caller, params.job_id, management)),
  ),
  watchJobEndpoint,
  getJobFileEndpoint,
];
