import type { jobParameters } from '@weir/contracts/jobs';
import { beginJob } from '@weir/domain/jobs';
import type { SubscriptionId } from '@weir/domain/limits';
import { recordingRefusals, writeToPlatform } from '@weir/domain/management';
import { requirePermission } from '@weir/domain/permissions';
import { type Decision, decideSubscription } from '@weir/domain/subscriptions';
import type { z } from 'zod';
import { toTerms } from '../subscriptions/to-terms.ts';
import type { JobKindWork } from './job-kind.ts';

type Approval = z.output<(typeof jobParameters)['subscription_approval']>;
type Denial = z.output<(typeof jobParameters)['subscription_denial']>;

/** Approves subscriptions, as `POST /v1/admin/subscriptions/approve` does: each in a transaction of its own. */
export const subscriptionApprovalJob = decisionJob(
  'subscription_approval',
  'approve',
  (parameters, index) => {
    const { id, version, ...terms } = (parameters as Approval).subscriptions[index]!;
    return { id: id as string as SubscriptionId, version, ...toTerms(terms) };
  },
);

/** Denies subscriptions likewise. */
export const subscriptionDenialJob = decisionJob('subscription_denial', 'deny', (parameters, index) => {
  const { id, version } = (parameters as Denial).subscriptions[index]!;
  return { id: id as string as SubscriptionId, version };
});

function decisionJob<Kind extends 'subscription_approval' | 'subscription_denial'>(
  kind: Kind,
  verdict: 'approve' | 'deny',
  decisionAt: (parameters: Approval | Denial, index: number) => Decision,
): JobKindWork<Kind> {
  const action = `subscription.${verdict}` as const;
  return {
    begin(caller, parameters, { management }) {
      const { subscriptions } = parameters as Approval | Denial;
      return writeToPlatform(caller, action, management, async (repositories) => ({
        result: await beginJob(
          caller,
          {
            ...{ kind, organizationId: null, phase: 'subscriptions', total: subscriptions.length },
            parameters: { ...parameters },
          },
          repositories,
          management,
        ),
        // Each decision is recorded when it is made.
        target: [],
      }));
    },

    async step({ job, caller, commit }, parameters, { management }) {
      await recordingRefusals(caller, action, null, management, async () => {
        requirePermission(caller.actor, action, null);
      });
      const { subscriptions, reason } = parameters as Approval | Denial;
      const { done, failures } = job;
      if (done < subscriptions.length) {
        const decision = decisionAt(parameters as Approval | Denial, done);
        await commit(async (repositories) => {
          const made = await decideSubscription(caller, verdict, decision, reason, repositories, management);
          return {
            ...{ phase: 'subscriptions', done: done + 1, total: subscriptions.length, position: null },
            failures: 'failed' in made ? [...failures, { id: made.id, code: made.failed.code }] : failures,
          };
        });
      }
      return done + 1 >= subscriptions.length ? { next: 'completed', file: null } : { next: 'step' };
    },
  };
}
