import type { UserCaller } from '../kernel/actor.ts';
import { DomainError, isDomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { recordingRefusals } from '../management/write.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { type Job, type JobId, MAX_OPEN_JOBS } from './job.ts';
import type { JobRepositories } from './ports.ts';

const RETRY_AFTER_MS = 5_000;

export type NewJob = Pick<Job, 'kind' | 'organizationId' | 'parameters' | 'phase' | 'total'>;

/** Whether the caller may have jobs at all; a refusal is recorded. Throws DomainError `permission_denied`, `scope_missing`. */
export function requireMayBeginJobs(caller: UserCaller, ports: ManagementPorts): Promise<void> {
  return recordingRefusals(caller, 'job.create', null, ports, async () => {
    requirePermission(caller.actor, 'job.create', null);
  });
}

/**
 * Queues a job, in the transaction of a write that has checked whether the caller may do such work.
 *
 * @throws DomainError `too_many_requests` where the caller has too many open; `conflict` where only one of the kind may be open
 */
export async function beginJob(
  { actor, requestId, client }: UserCaller,
  job: NewJob,
  { jobs }: Pick<JobRepositories, 'jobs'>,
  { clock, randomBytes }: Pick<ManagementPorts, 'clock' | 'randomBytes'>,
): Promise<Job> {
  if ((await jobs.countOpen(actor.userId)) >= MAX_OPEN_JOBS) {
    throw new DomainError('too_many_requests', 'Too many of your jobs have not ended. Cancel one, or wait.', {
      ...{ retryable: true, retryAfterMs: RETRY_AFTER_MS },
    });
  }
  const nowMs = clock.nowMs();
  const queued: Job = {
    ...job,
    id: newId(nowMs, randomBytes) as JobId,
    userId: actor.userId,
    begunBy: { signedInBy: actor.signedInBy, scopes: actor.scopes, requestId, client },
    state: 'queued',
    ...{ done: 0, position: null, failures: [], errorCode: null, file: null, attempts: 0 },
    ...{ createdAt: new Date(nowMs), startedAt: null, finishedAt: null },
  };
  await jobs.insert(queued).catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'conflict') throw error;
    throw new DomainError('conflict', 'One of these jobs runs already, and only one may.');
  });
  return queued;
}
