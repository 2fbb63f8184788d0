import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { OutgoingEventId, WebhookId } from '../outbox/outgoing-event.ts';
import type { OutboxRepositories, WebhookSignatures } from '../outbox/ports.ts';
import type { Webhook, WebhookDelivery } from './webhook.ts';

export interface WebhookRepository {
  /** Throws DomainError `name_taken`. */
  insert(webhook: Webhook, secretEncrypted: Uint8Array): Promise<void>;
  count(organizationId: OrganizationId): Promise<number>;
  find(organizationId: OrganizationId, id: WebhookId): Promise<Webhook | null>;
  /** Newest first. */
  list(organizationId: OrganizationId, page: PageRequest): Promise<Page<Webhook>>;
  /**
   * Writes name, URL, types, deactivation and since when it fails. Deliveries that wait for a webhook that is deactivated end.
   * Throws DomainError `name_taken`.
   */
  update(webhook: Webhook, at: Date): Promise<void>;
  /** The secret so far is the previous one until this time. False when there is no such webhook. */
  replaceSecret(
    organizationId: OrganizationId,
    id: WebhookId,
    secretEncrypted: Uint8Array,
    previousExpiresAt: Date,
  ): Promise<boolean>;
  /** With its deliveries. False when there is none to delete. */
  delete(organizationId: OrganizationId, id: WebhookId): Promise<boolean>;
  /** Newest event first. */
  listDeliveries(
    organizationId: OrganizationId,
    id: WebhookId,
    page: PageRequest,
  ): Promise<Page<WebhookDelivery>>;
  findDelivery(
    organizationId: OrganizationId,
    id: WebhookId,
    eventId: OutgoingEventId,
  ): Promise<WebhookDelivery | null>;
  /** Locks the webhook until the transaction ends. */
  lock(organizationId: OrganizationId, id: WebhookId): Promise<void>;
  /** When it was last tested; null for never, or too long ago to tell. */
  lastTestedAt(organizationId: OrganizationId, id: WebhookId): Promise<Date | null>;
}

/** The storage of webhooks, within a unit of work. */
export interface WebhookRepositories extends OutboxRepositories {
  readonly webhooks: WebhookRepository;
}

/** The ports of changing webhooks. */
export interface WebhookPorts extends ManagementPorts<WebhookRepositories> {
  readonly cipher: SecretCipher;
  readonly signatures: WebhookSignatures;
  readonly eventSender: { wake(): void };
  /** Whether URLs may be plain HTTP, as for receivers on the same machine. */
  readonly plainHttpWebhooks: boolean;
}
