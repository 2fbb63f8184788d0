import type { UserCaller } from '../kernel/actor.ts';
import type { OrganizationId, ServiceAccountId, ServiceAccountTokenId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import { requireServiceAccount } from './require-service-account.ts';

/** Throws DomainError `not_found` for the organization, the account or the token, `permission_denied`. */
export function revokeServiceAccountToken(
  caller: UserCaller,
  organizationId: OrganizationId,
  accountId: ServiceAccountId,
  id: ServiceAccountTokenId,
  ports: ManagementPorts<ServiceAccountRepositories>,
): Promise<void> {
  return writeToOrganization(
    caller,
    'service_account_token.revoke',
    organizationId,
    ports,
    async (_, repositories) => {
      await requireServiceAccount(organizationId, accountId, repositories);
      if (!(await repositories.serviceAccountTokens.delete(accountId, id))) {
        throw notFound("service account's token");
      }
      return { result: undefined, target: { kind: 'service_account_token', id } };
    },
  );
}
