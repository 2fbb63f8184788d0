import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { SubscriptionRepositories } from './ports.ts';
import { accessSubscription } from './subscription-access.ts';
import type { SubscriptionChange } from './subscription-change.ts';

export interface SubscriptionHistoryPage {
  readonly organizationId: OrganizationId;
  readonly page: Page<SubscriptionChange>;
}

/** Throws DomainError `not_found`, `permission_denied`. */
export async function listSubscriptionHistory(
  caller: SignedInCaller,
  id: SubscriptionId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<SubscriptionRepositories>,
): Promise<SubscriptionHistoryPage> {
  const { organizationId } = await accessSubscription(caller, 'subscription.read', id, repositories);
  return { organizationId, page: await repositories.subscriptionHistory.list(organizationId, id, page) };
}
