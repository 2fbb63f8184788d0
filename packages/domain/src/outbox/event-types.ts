import type { LimitId, LimitPeriod, LimitScope, QuotaKind } from '../limits/limit.ts';

/** What each type of event says, as webhooks get it in `data`. Amounts are decimal strings: they may exceed 2^53. */
export interface EventData {
  'limit.threshold_reached': {
    readonly limit_id: LimitId;
    readonly scope: LimitScope;
    readonly scope_id: string;
    readonly model_id: string | null;
    readonly kind: QuotaKind;
    readonly period: LimitPeriod;
    /** RFC 3339. Null for the period `total`, which has no start. */
    readonly period_start: string | null;
    /** Null where the period has no end. */
    readonly resets_at: string | null;
    readonly threshold_percent: number;
    /** In nano-USD, requests or tokens, by kind. */
    readonly amount: string;
    readonly used: string;
    /** Whether the limit refuses what does not fit. */
    readonly hard: boolean;
  };
  'alert.fired': AlertData;
  'alert.resolved': AlertData;
  'subscription.requested': SubscriptionData;
  'subscription.changed': SubscriptionData;
  'webhook.deactivated': {
    readonly webhook_id: string;
    readonly reason: 'failing' | 'gone';
    /** RFC 3339. */
    readonly failing_since: string | null;
  };
  'webhook.test': { readonly webhook_id: string };
}

interface AlertData {
  readonly alert_rule_id: string;
  readonly name: string;
  readonly metric: string;
  readonly window: string;
  readonly model: string | null;
  /** In the unit that the metric's name ends with. */
  readonly threshold: string;
  /** Null where too few requests were left to measure it. */
  readonly value: string | null;
  readonly requests: number;
  readonly fired_at: string;
}

interface SubscriptionData {
  readonly subscription_id: string;
  readonly model_id: string;
  /** Null for one of the whole organization. */
  readonly user_id: string | null;
  /** Null for a new one. */
  readonly from: string | null;
  readonly to: string;
}

export type EventType = keyof EventData;

/** Every type of event, and whether a webhook can subscribe to it. */
const EVENT_TYPES: Readonly<Record<EventType, { readonly subscribable: boolean }>> = {
  'limit.threshold_reached': { subscribable: true },
  'alert.fired': { subscribable: true },
  'alert.resolved': { subscribable: true },
  'subscription.requested': { subscribable: true },
  'subscription.changed': { subscribable: true },
  'webhook.deactivated': { subscribable: true },
  // Goes to the webhook that is tested, whatever it subscribed to.
  'webhook.test': { subscribable: false },
};

/** What a webhook can subscribe to. */
export const SUBSCRIBABLE_EVENT_TYPES = (Object.keys(EVENT_TYPES) as EventType[]).filter(
  (type) => EVENT_TYPES[type].subscribable,
);
