import type {
  SubscriptionChange as SubscriptionChangeContract,
  Subscription as SubscriptionContract,
} from '@weir/contracts/subscriptions';
import type { Subscription, SubscriptionChange } from '@weir/domain/subscriptions';
import type { z } from 'zod';

export function toSubscriptionWire(subscription: Subscription): z.input<typeof SubscriptionContract> {
  return {
    id: subscription.id,
    organization_id: subscription.organizationId,
    user_id: subscription.userId,
    model: subscription.modelName,
    state: subscription.state,
    version: subscription.version,
    reason: subscription.reason,
    requested_by: subscription.requestedBy,
    requested_at: subscription.requestedAt.toISOString(),
    expires_at: subscription.expiresAt?.toISOString() ?? null,
    quotas: subscription.quotas.map((quota) => ({ ...quota, amount: Number(quota.amount) })),
    created_at: subscription.createdAt.toISOString(),
    updated_at: subscription.updatedAt.toISOString(),
  };
}

/** For the names of a list. */
export function peopleOfSubscription({ userId, requestedBy }: Subscription): (string | null)[] {
  return [userId, requestedBy];
}

export function toSubscriptionChangeWire(
  change: SubscriptionChange,
): z.input<typeof SubscriptionChangeContract> {
  return {
    id: change.id,
    subscription_id: change.subscriptionId,
    event: change.event,
    from: change.from,
    to: change.to,
    reason: change.reason,
    actor_kind: change.actor.kind,
    actor_id: change.actor.id,
    version: change.version,
    occurred_at: change.occurredAt.toISOString(),
  };
}
