import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { WebhookId } from '../outbox/outgoing-event.ts';
import type { WebhookRepositories } from './ports.ts';

/**
 * Deletes a webhook with its deliveries, those that wait included. Throws DomainError `not_found` for the organization or the
 * webhook, `permission_denied`.
 */
export function deleteWebhook(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: WebhookId,
  ports: ManagementPorts<WebhookRepositories>,
): Promise<void> {
  return writeToOrganization(caller, 'webhook.delete', organizationId, ports, async (_, { webhooks }) => {
    if (!(await webhooks.delete(organizationId, id))) throw notFound('webhook');
    return { result: undefined, target: { kind: 'webhook', id } };
  });
}
