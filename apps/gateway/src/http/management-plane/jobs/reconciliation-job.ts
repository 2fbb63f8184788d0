import { beginJob, type JobPhase } from '@weir/domain/jobs';
import { newId } from '@weir/domain/kernel';
import { recordingRefusals, writeToPlatform } from '@weir/domain/management';
import { requirePermission } from '@weir/domain/permissions';
import type { ReconciliationId, ReconciliationOutcome } from '@weir/domain/reconciliation';
import type { JobKindWork } from './job-kind.ts';

const ACTION = 'platform.reconciliation.start';
/** All comparisons that are kept. */
const KEPT = 100;

/**
 * Compares the ledger with its sums, as `POST /v1/admin/reconciliation` does, which has the result. It sees everything at one moment,
 * so another gateway that takes it over begins anew.
 */
export const reconciliationJob: JobKindWork<'reconciliation'> = {
  begin(caller, _, { management }) {
    return writeToPlatform(caller, ACTION, management, async (repositories) => {
      const job = { kind: 'reconciliation', organizationId: null, parameters: {} } as const;
      const result = await beginJob(caller, { ...job, phase: 'days', total: null }, repositories, management);
      return { result, target: { kind: 'platform', id: result.id } };
    });
  },

  async step({ job, caller, signal, commit }, _, { management, reconciler }) {
    const { clock, randomBytes, unitOfWork } = management;
    const { reconciliations } = unitOfWork.repositories;
    await recordingRefusals(caller, ACTION, null, management, async () => {
      requirePermission(caller.actor, ACTION, null);
    });
    const now = () => new Date(clock.nowMs());
    const former = job.position?.reconciliation as ReconciliationId | undefined;
    if (former !== undefined) await reconciliations.finish(former, INTERRUPTED, now());
    const id: ReconciliationId = newId(clock.nowMs(), randomBytes);
    if (!(await reconciliations.begin(id, now()))) return { next: 'failed', errorCode: 'conflict' };
    const tell = (phase: JobPhase, done: number, total: number | null) =>
      commit(async () => ({ phase, done, total, position: { reconciliation: id }, failures: [] }));
    await tell('days', 0, null);
    await reconciler.run(id, {
      signal,
      // Counters are compared after the last day.
      progress: (done, days) => tell(days !== null && done === days ? 'counters' : 'days', done, days),
    });
    const ended = (await reconciliations.list(KEPT)).find((run) => run.id === id);
    switch (ended?.status) {
      case 'agrees':
      case 'differs':
        return { next: 'completed', file: null };
      case 'cancelled':
        return { next: 'cancelled' };
      default:
        return { next: 'failed', errorCode: ended?.errorCode ?? 'internal_error' };
    }
  },
};

const INTERRUPTED: ReconciliationOutcome = {
  status: 'failed',
  ...{ errorCode: 'interrupted', days: null, daysDone: 0, differences: 0, examples: [] },
  ...{ ledgerSince: null, records: null, counters: null },
};
