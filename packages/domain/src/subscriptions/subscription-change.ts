import type { Actor } from '../kernel/actor.ts';
import type { Id, OrganizationId, ServiceAccountId, UserId } from '../kernel/ids.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { SubscriptionState } from './subscription.ts';
import type { SubscriptionEvent } from './transitions.ts';

/** One change of the state of a subscription. The history of these is append-only. */
export interface SubscriptionChange {
  readonly id: Id<'subscription-change'>;
  readonly subscriptionId: SubscriptionId;
  readonly organizationId: OrganizationId;
  readonly event: SubscriptionEvent;
  /** Null for the first. */
  readonly from: SubscriptionState | null;
  readonly to: SubscriptionState;
  readonly reason: string | null;
  readonly actor: {
    readonly kind: Exclude<Actor['kind'], 'anonymous'>;
    /** Null for the system. */
    readonly id: UserId | ServiceAccountId | null;
  };
  /** Of the subscription, after the change. */
  readonly version: number;
  readonly occurredAt: Date;
}
