import type { OrganizationId, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts, notFound } from '../management/index.ts';
import type { OrganizationMembership } from './organization.ts';

/** Throws DomainError `not_found`, `permission_denied`. */
export async function getOrganization(
  caller: UserCaller,
  id: OrganizationId,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<OrganizationMembership> {
  const { role } = await accessOrganization(caller, 'organization.read', id, repositories);
  const organization = await repositories.organizations.find(id);
  if (organization === null) throw notFound('organization');
  return { organization, role };
}
