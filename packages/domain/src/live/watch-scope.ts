import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { LiveScope } from './live-state.ts';

/**
 * What the caller may watch of an organization, or (null) of the platform: members what is of their own keys.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export async function watchScope(
  caller: SignedInCaller,
  organizationId: OrganizationId | null,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<LiveScope> {
  const { actor } = caller;
  if (organizationId === null) {
    requirePermission(actor, 'request.list_all', null);
    return { organizationId, owner: null };
  }
  const access = await accessOrganization(caller, 'request.list', organizationId, repositories);
  // A request is seen as its key is.
  const extent = requirePermission(actor, 'api_key.read', access.role);
  const { userId, serviceAccountId } = access;
  if (extent === 'any') return { organizationId, owner: null };
  return {
    organizationId,
    owner:
      userId === null ? { kind: 'service_account', id: serviceAccountId! } : { kind: 'user', id: userId },
  };
}
