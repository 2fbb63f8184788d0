import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WebhookId } from '../outbox/outgoing-event.ts';
import type { WebhookRepositories } from './ports.ts';
import { requireWebhook } from './require-webhook.ts';
import type { WebhookDelivery } from './webhook.ts';

/** Of the last week, newest first. Throws DomainError `not_found` for the organization or the webhook, `permission_denied`. */
export async function listWebhookDeliveries(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: WebhookId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<WebhookRepositories>,
): Promise<Page<WebhookDelivery>> {
  await accessOrganization(caller, 'webhook.read', organizationId, repositories);
  await requireWebhook(organizationId, id, repositories);
  return repositories.webhooks.listDeliveries(organizationId, id, page);
}
