import type { UserCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { OrganizationRepositories } from './ports.ts';

/**
 * Deletes an organization, which can be restored for {@link ORGANIZATION_RETENTION_MS}. Its keys stop working on every
 * replica at once. Throws DomainError `not_found`, `permission_denied`.
 */
export function deleteOrganization(
  caller: UserCaller,
  id: OrganizationId,
  ports: ManagementPorts<OrganizationRepositories>,
): Promise<void> {
  return writeToOrganization(
    caller,
    'organization.delete',
    id,
    ports,
    async (_, { organizations }) => {
      await organizations.delete(id, new Date(ports.clock.nowMs()));
      return { result: undefined, target: { kind: 'organization', id } };
    },
    { lock: 'exclusive' },
  );
}
