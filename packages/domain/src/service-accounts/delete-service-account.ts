import type { UserCaller } from '../kernel/actor.ts';
import type { OrganizationId, ServiceAccountId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import { requireServiceAccount } from './require-service-account.ts';

/**
 * Deletes a service account with its tokens, and revokes its API keys. It cannot be undone.
 *
 * @throws DomainError `not_found` for the organization or the account, `permission_denied`
 */
export function deleteServiceAccount(
  caller: UserCaller,
  organizationId: OrganizationId,
  id: ServiceAccountId,
  ports: ManagementPorts<ServiceAccountRepositories>,
): Promise<void> {
  return writeToOrganization(
    caller,
    'service_account.delete',
    organizationId,
    ports,
    async (_, repositories) => {
      await requireServiceAccount(organizationId, id, repositories);
      const now = new Date(ports.clock.nowMs());
      const revokedKeys = await repositories.serviceAccounts.delete(organizationId, id, now);
      return {
        result: undefined,
        target: { kind: 'service_account', id },
        changedFields: revokedKeys > 0 ? ['api_keys'] : [],
      };
    },
    // So that no key and no token is made for it in the meantime.
    { lock: 'exclusive' },
  );
}
