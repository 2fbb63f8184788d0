import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { EventType } from '../outbox/event-types.ts';
import type { OutgoingEventId, WebhookId } from '../outbox/outgoing-event.ts';

/** Why a webhook is not called: an admin wants it so, it failed for a day, or its receiver answered 410. */
export type WebhookDeactivation = 'requested' | 'failing' | 'gone';

/** Where an organization wants its events sent. The secret is not in it: it is shown once. */
export interface Webhook {
  readonly id: WebhookId;
  readonly organizationId: OrganizationId;
  /** Unique in the organization. */
  readonly name: string;
  readonly url: string;
  readonly eventTypes: readonly EventType[];
  /** Null for a service account, and for a user who was removed. */
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly deactivatedAt: Date | null;
  readonly deactivationReason: WebhookDeactivation | null;
  /** The first failure since the last success. */
  readonly failingSince: Date | null;
  /** Until when the secret of before signs as well; null when there is none. */
  readonly previousSecretExpiresAt: Date | null;
}

/** What became of an event for one webhook. */
export interface WebhookDelivery {
  readonly eventId: OutgoingEventId;
  readonly eventType: EventType;
  readonly createdAt: Date;
  readonly attempts: number;
  /** Of the last answer; null without one. */
  readonly responseStatus: number | null;
  /** Of the last attempt; null while there was none, and where it was delivered. */
  readonly failure: string | null;
  /** Null once it has ended. */
  readonly nextAttemptAt: Date | null;
  readonly endedAt: Date | null;
}

export const MAX_WEBHOOKS = 20;
