import { beginJob } from '@weir/domain/jobs';
import { DomainError } from '@weir/domain/kernel';
import { recordingRefusals, writeToPlatform } from '@weir/domain/management';
import { requirePermission } from '@weir/domain/permissions';
import { toRebuildRange } from '@weir/domain/usage-analytics';
import type { JobKindWork } from './job-kind.ts';

const DAY_MS = 86_400_000;
const ACTION = 'platform.usage.rebuild';

/** Reads days anew for analytics, as `POST /v1/admin/usage/rebuild-cache` does, and all of them: one in a step, the latest first. */
export const cacheRebuildJob: JobKindWork<'cache_rebuild'> = {
  begin(caller, { start_date, end_date }, { management }) {
    const asked = toRebuildRange({ startDate: start_date, endDate: end_date }, management);
    return writeToPlatform(caller, ACTION, management, async (repositories) => ({
      result: await beginJob(
        caller,
        {
          ...{ kind: 'cache_rebuild', organizationId: null, phase: 'days', total: asked.days },
          parameters: { start_date: asked.startDate, end_date: asked.endDate },
        },
        repositories,
        management,
      ),
      target: { kind: 'usage', id: 'platform' },
    }));
  },

  async step({ job, caller, signal, commit }, { start_date }, { management }) {
    await recordingRefusals(caller, ACTION, null, management, async () => {
      requirePermission(caller.actor, ACTION, null);
    });
    const total = job.total ?? 0;
    if (job.done >= total) return { next: 'completed', file: null };
    const dayMs = Date.parse(start_date!) + (total - 1 - job.done) * DAY_MS;
    const day = new Date(dayMs).toISOString().slice(0, 10);
    // A day that was read since the job began is not read again.
    if (!(await management.dailyUsage.rebuildDay(day, job.createdAt, signal))) {
      throw new DomainError('database_unavailable', 'Another gateway reads this day.', { retryable: true });
    }
    const done = job.done + 1;
    await commit(async () => ({ phase: 'days', done, total, position: { day }, failures: [] }));
    return done === total ? { next: 'completed', file: null } : { next: 'step' };
  },
};
