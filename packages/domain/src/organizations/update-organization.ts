import type { OrganizationId, UserCaller } from '../kernel/index.ts';
import { changedFields, type ManagementPorts, notFound, writeToOrganization } from '../management/index.ts';
import type { OrganizationMembership } from './organization.ts';

/** Absent is unchanged. */
export interface UpdateOrganizationInput {
  readonly name?: string | undefined;
}

/** Throws DomainError `not_found`, `permission_denied`. */
export function updateOrganization(
  caller: UserCaller,
  id: OrganizationId,
  input: UpdateOrganizationInput,
  ports: ManagementPorts,
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
