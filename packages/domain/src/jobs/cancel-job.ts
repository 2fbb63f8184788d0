import type { UserCaller } from '../kernel/actor.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { judge } from '../permissions/require-permission.ts';
import type { Job, JobId } from './job.ts';
import type { JobRepositories } from './ports.ts';

/**
 * Has one's own job end; platform admins cancel anybody's. What it has done stays done. One that has ended stays as it is.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export function cancelJob(
  caller: UserCaller,
  id: JobId,
  ports: ManagementPorts<JobRepositories>,
): Promise<Job> {
  const { actor } = caller;
  return writeToPlatform(caller, 'job.cancel', ports, async ({ jobs }) => {
    const job = await jobs.find(id);
    const mayCancel = job?.userId === actor.userId || judge(actor, 'job.cancel_all', null) === 'any';
    const result = mayCancel ? await jobs.cancel(id, new Date(ports.clock.nowMs())) : null;
    if (result === null) throw notFound('job');
    return { result, target: { kind: 'job', id } };
  });
}
