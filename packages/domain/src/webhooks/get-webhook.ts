import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WebhookId } from '../outbox/outgoing-event.ts';
import type { WebhookRepositories } from './ports.ts';
import { requireWebhook } from './require-webhook.ts';
import type { Webhook } from './webhook.ts';

/** Throws DomainError `not_found` for the organization or the webhook, `permission_denied`. */
export async function getWebhook(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: WebhookId,
  { unitOfWork: { repositories } }: ManagementPorts<WebhookRepositories>,
): Promise<Webhook> {
  await accessOrganization(caller, 'webhook.read', organizationId, repositories);
  return requireWebhook(organizationId, id, repositories);
}
