import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WebhookRepositories } from './ports.ts';
import type { Webhook } from './webhook.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listWebhooks(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<WebhookRepositories>,
): Promise<Page<Webhook>> {
  await accessOrganization(caller, 'webhook.list', organizationId, repositories);
  return repositories.webhooks.list(organizationId, page);
}
