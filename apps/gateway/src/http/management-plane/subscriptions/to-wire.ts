import type {
  SubscriptionChange as SubscriptionChangeContract,
  Subscription as SubscriptionContract,
} from '@weir/contracts/subscriptions';
import type { LimitState } from '@weir/domain/limits';
import {
  countQuotas,
  type Subscription,
  type SubscriptionChange,
  type SubscriptionQuota,
} from '@weir/domain/subscriptions';
import type { z } from 'zod';
import type { Services } from '../../../compose.ts';
import { remainingOf } from '../limits/to-wire.ts';

type SubscriptionWire = z.input<typeof SubscriptionContract>;

/** With what is used of its quotas, by one more query where it has any. */
export async function toSubscriptionWire(
  subscription: Subscription,
  management: Services['management'],
): Promise<SubscriptionWire> {
  const [wire] = await toSubscriptionWires([subscription], management);
  return wire!;
}

/** The same for several, by one query for all. */
export async function toSubscriptionWires(
  subscriptions: readonly Subscription[],
  management: Services['management'],
): Promise<SubscriptionWire[]> {
  const quotas = await countQuotas(subscriptions, management);
  return subscriptions.map((subscription) => toWire(subscription, quotas.get(subscription.id) ?? []));
}

function toWire(subscription: Subscription, quotas: readonly LimitState[]): SubscriptionWire {
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
    quotas: quotas.map(toQuotaUseWire),
    created_at: subscription.createdAt.toISOString(),
    updated_at: subscription.updatedAt.toISOString(),
  };
}

function toQuotaUseWire(quota: LimitState): SubscriptionWire['quotas'][number] {
  const { used, resetsAt } = quota.counted!;
  return {
    // A subscription has no others.
    kind: quota.kind as SubscriptionQuota['kind'],
    period: quota.period!,
    amount: Number(quota.amount),
    used: Number(used),
    remaining: Number(remainingOf(quota)),
    resets_at: resetsAt?.toISOString() ?? null,
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
