import type { UserCaller } from '../kernel/actor.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';

const NONE: Page<Subscription> = { items: [], next: null };

/**
 * Those of an organization that the caller may see, or (null) the caller's own in all organizations. An organization that
 * the caller cannot see has none.
 *
 * @throws DomainError `permission_denied`, `scope_missing`
 */
export async function listSubscriptions(
  caller: UserCaller,
  organizationId: OrganizationId | null,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<SubscriptionRepositories>,
): Promise<Page<Subscription>> {
  const { actor } = caller;
  requirePermission(actor, 'subscription.list', null);
  if (organizationId === null) {
    return repositories.subscriptions.listOfUser(actor.userId, actor.organizationId, page);
  }
  try {
    const access = await accessOrganization(caller, 'subscription.read', organizationId, repositories);
    const ofMember = access.extent === 'own' ? access.userId : null;
    return await repositories.subscriptions.list(organizationId, ofMember, page);
  } catch (error) {
    if (isDomainError(error) && error.code === 'not_found') return NONE;
    throw error;
  }
}
