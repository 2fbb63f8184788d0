import type { SignedInCaller } from '../kernel/actor.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import { changeState } from './change-state.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';
import { causeOf, writeToSubscription } from './subscription-access.ts';

/**
 * Members cancel their own, administrators any of the organization.
 *
 * @throws DomainError `not_found`; `permission_denied`; `conflict` for one that is neither pending nor active
 */
export function cancelSubscription(
  caller: SignedInCaller,
  id: SubscriptionId,
  ports: ManagementPorts<SubscriptionRepositories>,
): Promise<Subscription> {
  return writeToSubscription(caller, 'subscription.cancel', id, ports, async (access, repositories) => {
    const { subscription } = access;
    if (access.extent === 'own' && subscription.userId === null) {
      throw permissionDenied('subscription.cancel');
    }
    const by = causeOf(access, subscription.userId);
    const context = { by, restricted: false, reason: null };
    const cancelled = await changeState(caller, subscription, 'cancel', context, {}, repositories, ports);
    return { result: cancelled, target: { kind: 'subscription', id } };
  });
}
