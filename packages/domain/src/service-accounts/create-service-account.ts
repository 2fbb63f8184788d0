import type { ServiceAccountRole, UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import { MAX_SERVICE_ACCOUNTS, type ServiceAccount } from './service-account.ts';

export interface CreateServiceAccountInput {
  readonly name: string;
  readonly description: string | null;
  readonly role: ServiceAccountRole;
}

/**
 * Makes a service account without tokens.
 *
 * @throws DomainError `not_found` for the organization, `permission_denied`, `name_taken`, `conflict` when the
 *   organization has 200
 */
export function createServiceAccount(
  caller: UserCaller,
  organizationId: OrganizationId,
  input: CreateServiceAccountInput,
  ports: ManagementPorts<ServiceAccountRepositories>,
): Promise<ServiceAccount> {
  return writeToOrganization(
    caller,
    'service_account.create',
    organizationId,
    ports,
    async (_, { serviceAccounts }) => {
      if ((await serviceAccounts.count(organizationId)) >= MAX_SERVICE_ACCOUNTS) {
        throw new DomainError(
          'conflict',
          `The organization already has ${MAX_SERVICE_ACCOUNTS} service accounts. Delete one first.`,
        );
      }
      const nowMs = ports.clock.nowMs();
      const account: ServiceAccount = {
        id: newId(nowMs, ports.randomBytes),
        organizationId,
        ...input,
        createdBy: caller.actor.userId,
        createdAt: new Date(nowMs),
        deactivatedAt: null,
      };
      await serviceAccounts.insert(account);
      return { result: account, target: { kind: 'service_account', id: account.id } };
    },
    // So that concurrent calls see each other's accounts in the count.
    { lock: 'exclusive' },
  );
}
