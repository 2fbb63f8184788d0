import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { OrganizationMembership } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

/** Throws DomainError `not_found`, `permission_denied`. */
export async function getOrganization(
  caller: SignedInCaller,
  id: OrganizationId,
  { unitOfWork: { repositories } }: ManagementPorts<OrganizationRepositories>,
): Promise<OrganizationMembership> {
  const { role } = await accessOrganization(caller, 'organization.read', id, repositories);
  const organization = await repositories.organizations.find(id);
  if (organization === null) throw notFound('organization');
  return { organization, role };
}
