import type { UserCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { ORGANIZATION_RETENTION_MS, type OrganizationMembership } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

/**
 * Takes back the deletion of an organization, with everything that was in it.
 *
 * @throws DomainError `not_found` when it is not deleted, or was deleted too long ago; `permission_denied`
 */
export function restoreOrganization(
  caller: UserCaller,
  id: OrganizationId,
  ports: ManagementPorts<OrganizationRepositories>,
): Promise<OrganizationMembership> {
  return writeToOrganization(
    caller,
    'organization.restore',
    id,
    ports,
    async ({ role }, { organizations }) => {
      const since = new Date(ports.clock.nowMs() - ORGANIZATION_RETENTION_MS);
      const organization = await organizations.restore(id, since);
      if (organization === null) throw notFound('deleted organization');
      return { result: { organization, role }, target: { kind: 'organization', id } };
    },
    { lock: 'exclusive', state: 'deleted' },
  );
}
