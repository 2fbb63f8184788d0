import type { SubscriptionId } from '../limits/limit.ts';
import type { LimitRepositories, LimitState } from '../limits/limit-repository.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { Subscription } from './subscription.ts';

/** The quotas of subscriptions that the caller may see, with what is counted of them, by the id of each that has any. */
export async function countQuotas(
  subscriptions: readonly Subscription[],
  { unitOfWork: { repositories }, clock }: ManagementPorts<LimitRepositories>,
): Promise<ReadonlyMap<SubscriptionId, readonly LimitState[]>> {
  const limited = subscriptions.filter(({ quotas }) => quotas.length > 0);
  if (limited.length === 0) return new Map();
  return repositories.limits.listOfSubscriptions(limited, new Date(clock.nowMs()));
}
