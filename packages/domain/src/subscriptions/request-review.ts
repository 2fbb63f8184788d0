import type { UserCaller } from '../kernel/actor.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import { changeState } from './change-state.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';
import { causeOf, requireAvailable, writeToSubscription } from './subscription-access.ts';

/**
 * Puts a denied subscription into the queue again; active at once where the model is no longer restricted.
 *
 * @throws DomainError `not_found`; `permission_denied`, also for a member about the organization's; `conflict` for one
 *   that is not denied
 */
export function requestReview(
  caller: UserCaller,
  id: SubscriptionId,
  reason: string | null,
  ports: ManagementPorts<SubscriptionRepositories>,
): Promise<Subscription> {
  return writeToSubscription(
    caller,
    'subscription.request_review',
    id,
    ports,
    async (access, repositories) => {
      const { subscription, model } = access;
      if (access.extent === 'own' && subscription.userId === null) {
        throw permissionDenied('subscription.request_review');
      }
      const now = new Date(ports.clock.nowMs());
      requireAvailable(model);
      const reviewed = await changeState(
        caller,
        subscription,
        'request_review',
        { by: causeOf(access, subscription.userId), restricted: model.restricted, reason },
        { requestedBy: caller.actor.userId, requestedAt: now },
        repositories,
        ports,
      );
      return { result: reviewed, target: { kind: 'subscription', id } };
    },
  );
}
