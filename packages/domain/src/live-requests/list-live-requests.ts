import type { LiveRequest } from '../inference/live-request.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { LiveRequests } from './ports.ts';

/** One answer has at most so many. */
const MAX_LISTED = 1_000;

/**
 * Requests of an organization that run in this process, the latest first. Members see those of their own keys.
 *
 * @throws DomainError `not_found`, `permission_denied`
 */
export async function listLiveRequests(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  running: LiveRequests,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<readonly LiveRequest[]> {
  const { role, userId } = await accessOrganization(caller, 'request.list', organizationId, repositories);
  // A request is seen as its key is.
  if (requirePermission(caller.actor, 'api_key.read', role) === 'any') {
    return running.liveRequests({ organizationId }, MAX_LISTED);
  }
  // Requests of a service account's keys have no user.
  return userId === null ? [] : running.liveRequests({ organizationId, userId }, MAX_LISTED);
}
