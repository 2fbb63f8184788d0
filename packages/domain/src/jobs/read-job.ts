import type { SignedInCaller, UserCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { judge, requirePermission } from '../permissions/require-permission.ts';
import type { Job, JobId } from './job.ts';
import type { JobFilter, JobRepositories } from './ports.ts';

type Ports = ManagementPorts<JobRepositories>;

/** The caller's own. Throws DomainError `permission_denied`, `scope_missing`. */
export async function listJobs(
  { actor }: UserCaller,
  filter: JobFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: Ports,
): Promise<Page<Job>> {
  requirePermission(actor, 'job.list', null);
  return repositories.jobs.list({ userId: actor.userId }, filter, page);
}

/** Everybody's in an organization. Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export async function listOrganizationJobs(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  filter: JobFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: Ports,
): Promise<Page<Job>> {
  await accessOrganization(caller, 'organization.jobs.read', organizationId, repositories);
  return repositories.jobs.list({ organizationId }, filter, page);
}

/** All of the platform. Throws DomainError `permission_denied`, `scope_missing`. */
export async function listAllJobs(
  { actor }: UserCaller,
  filter: JobFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: Ports,
): Promise<Page<Job>> {
  requirePermission(actor, 'job.list_all', null);
  return repositories.jobs.list(null, filter, page);
}

/**
 * One's own, one of an organization whose jobs the caller may read, or any for who may read all.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export async function getJob(
  caller: UserCaller,
  id: JobId,
  { unitOfWork: { repositories } }: Ports,
): Promise<Job> {
  const { actor } = caller;
  requirePermission(actor, 'job.read', null);
  const job = await repositories.jobs.find(id);
  if (job === null) throw notFound('job');
  if (job.userId === actor.userId || judge(actor, 'job.list_all', null) === 'any') return job;
  const { organizationId } = job;
  if (organizationId === null) throw notFound('job');
  await accessOrganization(caller, 'organization.jobs.read', organizationId, repositories).catch(() => {
    throw notFound('job');
  });
  return job;
}

/**
 * One's own job with its file. What others exported is none of anybody's business: they may export it themselves.
 *
 * @throws DomainError `not_found` where there is no file yet, or no more; `permission_denied`, `scope_missing`
 */
export async function getOwnJobFile(
  { actor }: UserCaller,
  id: JobId,
  { unitOfWork: { repositories }, clock }: Ports,
): Promise<{ readonly job: Job; readonly file: NonNullable<Job['file']> }> {
  requirePermission(actor, 'job.read', null);
  const job = await repositories.jobs.find(id);
  if (job === null || job.userId !== actor.userId) throw notFound('job');
  const { file } = job;
  if (file === null || file.expiresAt.getTime() <= clock.nowMs()) throw notFound('file');
  return { job, file };
}
