import { listAllJobsOperation, listJobsOperation, listOrganizationJobsOperation } from '@weir/contracts/jobs';
import { type Job, listAllJobs, listJobs, listOrganizationJobs } from '@weir/domain/jobs';
import type { OrganizationId, Page, SignedInCaller } from '@weir/domain/kernel';
import type { Services } from '../../../compose.ts';
import { handle } from '../endpoint.ts';
import { type ListQuery, toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toJobWire } from './to-wire.ts';

export const listJobsEndpoint = handle(listJobsOperation, async ({ caller, query }, { management }) =>
  named(query, await listJobs(caller, query, toPageRequest(query), management), caller, null, management),
);

export const listOrganizationJobsEndpoint = handle(
  listOrganizationJobsOperation,
  async ({ caller, params: { organization_id: id }, query }, { management }) => {
    const page = await listOrganizationJobs(caller, id, query, toPageRequest(query), management);
    return named(query, page, caller, id, management);
  },
);

export const listAllJobsEndpoint = handle(listAllJobsOperation, async ({ caller, query }, { management }) =>
  named(query, await listAllJobs(caller, query, toPageRequest(query), management), caller, null, management),
);

function named(
  query: ListQuery,
  page: Page<Job>,
  caller: SignedInCaller,
  organizationId: OrganizationId | null,
  management: Services['management'],
) {
  const list = toList(query, page, toJobWire);
  return withNames(list, page, ({ userId }) => [userId], caller, organizationId, management);
}
