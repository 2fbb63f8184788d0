import type { UserCaller } from '../kernel/actor.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { SubscriptionRepositories } from './ports.ts';
import { replaceQuotas, requireValidTerms, type SubscriptionTerms } from './set-terms.ts';
import type { Subscription } from './subscription.ts';
import { refuseOwnDecision, requireVersion, superviseSubscription } from './subscription-access.ts';

/**
 * Sets the quotas and the end of a subscription, in any state.
 *
 * @throws DomainError `not_found`; `permission_denied`, also for one's own; `conflict` for another version;
 *   `invalid_parameter`
 */
export function updateSubscriptionTerms(
  caller: UserCaller,
  id: SubscriptionId,
  version: number,
  terms: SubscriptionTerms,
  ports: ManagementPorts<SubscriptionRepositories>,
): Promise<Subscription> {
  return superviseSubscription(
    caller,
    'subscription.update_terms',
    id,
    ports,
    async ({ subscription }, repositories) => {
      await refuseOwnDecision(caller.actor, subscription, repositories);
      requireVersion(subscription, version);
      const nowMs = ports.clock.nowMs();
      requireValidTerms(terms, nowMs);
      const updated: Subscription = {
        ...subscription,
        quotas: terms.quotas ?? subscription.quotas,
        expiresAt: terms.expiresAt === undefined ? subscription.expiresAt : terms.expiresAt,
        version: version + 1,
        updatedAt: new Date(nowMs),
      };
      await repositories.subscriptions.update([updated]);
      if (terms.quotas !== undefined) await replaceQuotas(subscription, terms.quotas, repositories, ports);
      const changedFields = [
        ...(terms.quotas === undefined ? [] : ['quotas']),
        ...(terms.expiresAt === undefined ? [] : ['expires_at']),
      ];
      return { result: updated, target: { kind: 'subscription', id }, changedFields };
    },
  );
}
