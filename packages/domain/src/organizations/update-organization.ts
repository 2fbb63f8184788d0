import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { OrganizationMembership } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

/** Absent is unchanged. */
export interface UpdateOrganizationInput {
  readonly name?: string | undefined;
}

/** Throws DomainError `not_found`, `permission_denied`. */
export function updateOrganization(
  caller: SignedInCaller,
  id: OrganizationId,
  input: UpdateOrganizationInput,
  ports: ManagementPorts<OrganizationRepositories>,
): Promise<OrganizationMembership> {
  return writeToOrganization(
    caller,
    'organization.update',
    id,
    ports,
    async ({ role }, { organizations }) => {
      const organization = await organizations.find(id);
      if (organization === null) throw notFound('organization');
      const updated = { ...organization, name: input.name ?? organization.name };
      await organizations.update(updated);
      return {
        result: { organization: updated, role },
        target: { kind: 'organization', id },
        changedFields: changedFields(organization, input),
      };
    },
    { lock: 'exclusive' },
  );
}
