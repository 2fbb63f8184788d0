import type { SignedInCaller } from '../kernel/actor.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';
import { accessSubscription } from './subscription-access.ts';

/** Throws DomainError `not_found`, `permission_denied`. */
export async function getSubscription(
  caller: SignedInCaller,
  id: SubscriptionId,
  { unitOfWork: { repositories } }: ManagementPorts<SubscriptionRepositories>,
): Promise<Subscription> {
  const { subscription } = await accessSubscription(caller, 'subscription.read', id, repositories);
  return subscription;
}
