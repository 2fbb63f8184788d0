import type { OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { WebhookId } from '../outbox/outgoing-event.ts';
import type { WebhookRepositories } from './ports.ts';
import type { Webhook } from './webhook.ts';

/** Throws DomainError `not_found`. */
export async function requireWebhook(
  organizationId: OrganizationId,
  id: WebhookId,
  { webhooks }: WebhookRepositories,
): Promise<Webhook> {
  const webhook = await webhooks.find(organizationId, id);
  if (webhook === null) throw notFound('webhook');
  return webhook;
}
