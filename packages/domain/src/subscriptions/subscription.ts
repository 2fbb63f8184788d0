import type { ModelId, OrganizationId, UserId } from '../kernel/ids.ts';
import type { LimitPeriod, QuotaKind, SubscriptionId } from '../limits/limit.ts';

export const SUBSCRIPTION_STATES = [
  'pending',
  'active',
  'denied',
  'suspended',
  'cancelled',
  'expired',
] as const;

/** Only `active` gives access, and only until the subscription expires. */
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** The most that a subscription may use in a period. */
export interface SubscriptionQuota {
  readonly kind: Extract<QuotaKind, 'request_quota' | 'token_quota'>;
  readonly period: LimitPeriod;
  /** Requests or tokens, by kind. */
  readonly amount: bigint;
}

/** The access of an organization, or of one member of it, to a model. There is one for good: it can be requested again. */
export interface Subscription {
  readonly id: SubscriptionId;
  readonly organizationId: OrganizationId;
  /** The member whose it is; null where it is for everybody in the organization. */
  readonly userId: UserId | null;
  readonly modelId: ModelId;
  readonly modelName: string;
  readonly state: SubscriptionState;
  /** One more with every change. */
  readonly version: number;
  /** Of the latest change of its state. */
  readonly reason: string | null;
  /** Who asked for it last; null for a deleted account. */
  readonly requestedBy: UserId | null;
  readonly requestedAt: Date;
  /** Null for never. */
  readonly expiresAt: Date | null;
  readonly quotas: readonly SubscriptionQuota[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
