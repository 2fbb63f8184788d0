import type { LiveRequest } from '../inference/live-request.ts';
import type { SignedInCaller, UserCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { LiveRequestBoard } from './live-request-board.ts';

/**
 * Requests of an organization that run, in whatever gateway, the latest first. Members see those of their own keys.
 *
 * @throws DomainError `not_found`, `permission_denied`
 */
export async function listLiveRequests(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  board: Pick<LiveRequestBoard, 'listOf'>,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<readonly LiveRequest[]> {
  const { role, userId } = await accessOrganization(caller, 'request.list', organizationId, repositories);
  // A request is seen as its key is.
  if (requirePermission(caller.actor, 'api_key.read', role) === 'any') {
    return board.listOf(organizationId, null);
  }
  // Requests of a service account's keys have no user.
  return userId === null ? [] : board.listOf(organizationId, userId);
}

/** Requests of all organizations that run, the latest first. Throws DomainError `permission_denied`. */
export async function listAllLiveRequests(
  { actor }: UserCaller,
  board: Pick<LiveRequestBoard, 'listAll'>,
): Promise<readonly LiveRequest[]> {
  requirePermission(actor, 'request.list_all', null);
  return board.listAll();
}
