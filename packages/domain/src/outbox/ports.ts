import type { EmailAddress } from '../invitations/invitation.ts';
import type { MailFailure } from '../invitations/ports.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { OutgoingEvent, OutgoingEventId, TypedEvent, WebhookId } from './outgoing-event.ts';

/** Writes events in the transaction of what they are about. */
export interface Outbox {
  /** Queues each event for each of its recipients, in one statement. One without recipients is not stored. */
  add(events: readonly OutgoingEvent[]): Promise<void>;
}

/** An event for one recipient, which one replica may try now. */
export type DueDelivery = TypedEvent & {
  readonly eventId: OutgoingEventId;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly occurredAt: Date;
  readonly createdAt: Date;
  /** This one included. */
  readonly attempts: number;
  readonly recipient: DueRecipient;
};

export interface WebhookRecipient {
  readonly kind: 'webhook';
  readonly webhookId: WebhookId;
  readonly url: string;
  readonly secretEncrypted: Uint8Array;
  readonly previousSecretEncrypted: Uint8Array | null;
  readonly previousSecretExpiresAt: Date | null;
  readonly isActive: boolean;
  readonly failingSince: Date | null;
}

export interface MailRecipient {
  readonly kind: 'mail';
  readonly userId: UserId;
  /** Null where the user has no verified address, is deactivated, or may no longer know of the organization. */
  readonly to: EmailAddress | null;
}

export type DueRecipient = WebhookRecipient | MailRecipient;

/** Why an event did not reach its recipient. A code; never text of a receiver. */
export type DeliveryFailure =
  | MailFailure
  | WebhookFailure
  | 'webhook_deactivated'
  | 'no_address'
  | 'no_mail_server';

export type WebhookFailure =
  | 'unreachable'
  | 'timed_out'
  | 'address_refused'
  | 'redirected'
  /** Another status than 2xx. */
  | 'rejected'
  /** Status 410: the receiver wants no more. */
  | 'gone'
  | 'secret_unreadable';

/** What came of an attempt. */
export interface DeliveryOutcome {
  /** Null where it was delivered. */
  readonly failure: DeliveryFailure | null;
  /** Of a webhook's answer; null without one. */
  readonly responseStatus: number | null;
}

/** Deliveries, as replicas take and end them. */
export interface DeliveryQueue {
  /**
   * Takes up to `limit` deliveries that are due, oldest first, few of one webhook, and those of webhooks that fail after all
   * others. No other replica gets them before `heldUntil`.
   */
  takeDue(at: Date, heldUntil: Date, limit: number): Promise<readonly DueDelivery[]>;
  /** Ends a delivery: it was delivered, or is given up. A success of a webhook ends its time of failing. */
  end(delivery: DueDelivery, at: Date, outcome: DeliveryOutcome): Promise<void>;
  /** Tries it again at this time. A webhook without an earlier failure is failing since `at`. */
  postpone(delivery: DueDelivery, at: Date, dueAt: Date, outcome: DeliveryOutcome): Promise<void>;
  /** Deletes events of before whose deliveries have all ended: at most `limit`. Returns how many. */
  deleteEnded(before: Date, limit: number): Promise<number>;
}

/** The storage of events, within a unit of work. */
export interface OutboxRepositories {
  readonly outbox: Outbox & DeliveryQueue;
}

/** An HTTP request to a receiver. */
export interface WebhookCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebhookCaller {
  /**
   * POSTs the body. Follows no redirect, connects to no address that the guard of outbound requests refuses, reads nothing of
   * the answer but its status. Never rejects, and settles within 15 s.
   */
  call(call: WebhookCall): Promise<DeliveryOutcome & { readonly failure: WebhookFailure | null }>;
}

/** Secrets and signatures of Standard Webhooks 1.0, symmetric (`v1`). */
export interface WebhookSignatures {
  /** `whsec_` and 32 random bytes in base64. */
  newSecret(): string;
  /** HMAC-SHA256 of the content in base64. */
  sign(secret: string, content: string): string;
}

export type EventMail = TypedEvent & {
  readonly id: OutgoingEventId;
  readonly to: EmailAddress;
  readonly organizationName: string;
};

export interface EventMailer {
  /** Resolves to null once a mail server has accepted the mail; never rejects, and settles within 10 s. */
  sendEvent(mail: EventMail): Promise<MailFailure | null>;
}
