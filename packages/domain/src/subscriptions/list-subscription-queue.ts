import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { SubscriptionFilter, SubscriptionRepositories, SubscriptionStats } from './ports.ts';
import type { Subscription } from './subscription.ts';

/** Of the whole platform. Throws DomainError `permission_denied`, `scope_missing`. */
export async function listSubscriptionQueue(
  { actor }: UserCaller,
  filter: SubscriptionFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<SubscriptionRepositories>,
): Promise<Page<Subscription>> {
  requirePermission(actor, 'subscription.list_all', null);
  return repositories.subscriptionQueue.list(filter, page);
}

/** Of the whole platform. Throws DomainError `permission_denied`, `scope_missing`. */
export async function getSubscriptionStats(
  { actor }: UserCaller,
  filter: Omit<SubscriptionFilter, 'state'>,
  { unitOfWork: { repositories } }: ManagementPorts<SubscriptionRepositories>,
): Promise<SubscriptionStats> {
  requirePermission(actor, 'subscription.list_all', null);
  return repositories.subscriptionQueue.stats(filter);
}
