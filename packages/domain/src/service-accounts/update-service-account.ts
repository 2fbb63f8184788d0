import type { ServiceAccountRole, UserCaller } from '../kernel/actor.ts';
import type { OrganizationId, ServiceAccountId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import { requireServiceAccount } from './require-service-account.ts';
import type { ServiceAccount } from './service-account.ts';

/** Absent is unchanged, null is cleared. */
export interface UpdateServiceAccountInput {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly role?: ServiceAccountRole | undefined;
  /** `now` stops its tokens and API keys, at once and everywhere, until it is null again. */
  readonly deactivatedAt?: 'now' | null | undefined;
}

/**
 * Changes a service account. A role applies from its next request on.
 *
 * @throws DomainError `not_found` for the organization or the account, `permission_denied`, `name_taken`
 */
export function updateServiceAccount(
  caller: UserCaller,
  organizationId: OrganizationId,
  id: ServiceAccountId,
  input: UpdateServiceAccountInput,
  ports: ManagementPorts<ServiceAccountRepositories>,
): Promise<ServiceAccount> {
  return writeToOrganization(
    caller,
    'service_account.update',
    organizationId,
    ports,
    async (_, repositories) => {
      const account = await requireServiceAccount(organizationId, id, repositories);
      const { deactivatedAt: wanted, ...fields } = input;
      const now = new Date(ports.clock.nowMs());
      const updated: ServiceAccount = {
        ...account,
        name: fields.name ?? account.name,
        description: fields.description === undefined ? account.description : fields.description,
        role: fields.role ?? account.role,
        deactivatedAt: deactivatedAtOf(account, wanted, now),
      };
      await repositories.serviceAccounts.update(updated);
      return {
        result: updated,
        target: { kind: 'service_account', id },
        changedFields: changedFields(account, { ...fields, deactivatedAt: updated.deactivatedAt }),
      };
    },
    // No request of the account runs with its former role after this. Absent fields are written as they were read.
    { lock: 'exclusive' },
  );
}

/** An account that is deactivated already stays so since then. */
function deactivatedAtOf(
  { deactivatedAt }: ServiceAccount,
  wanted: UpdateServiceAccountInput['deactivatedAt'],
  now: Date,
): Date | null {
  if (wanted === undefined) return deactivatedAt;
  return wanted === null ? null : (deactivatedAt ?? now);
}
