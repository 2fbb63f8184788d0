import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId, RequestId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { CancellationRepositories } from './ports.ts';

/**
 * Has a request end, in whatever process it runs; what it used is settled. Nothing happens where no such request runs, or
 * where it is of a key that is not the member's own: nobody learns which.
 *
 * @throws DomainError `not_found` for the organization, `permission_denied`
 */
export function cancelRequest(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  requestId: RequestId,
  ports: ManagementPorts<CancellationRepositories>,
): Promise<void> {
  const action = 'request.cancel';
  return writeToOrganization(caller, action, organizationId, ports, async (access, { cancellations }) => {
    const { role, userId } = access;
    // A request is reached as its key is. Those of a service account's keys have no user.
    const reachesAll = requirePermission(caller.actor, 'api_key.update', role) === 'any';
    if (reachesAll || userId !== null) {
      await cancellations.send({ requestId, organizationId, userId: reachesAll ? null : userId });
    }
    return { result: undefined, target: { kind: 'request', id: requestId } };
  });
}
