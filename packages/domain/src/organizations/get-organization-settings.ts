import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { OrganizationSettings } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

/** Throws DomainError `not_found`, `permission_denied`. */
export async function getOrganizationSettings(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  { unitOfWork: { repositories } }: ManagementPorts<OrganizationRepositories>,
): Promise<OrganizationSettings> {
  await accessOrganization(caller, 'organization.settings.read', organizationId, repositories);
  const settings = await repositories.organizationSettings.find(organizationId);
  if (settings === null) throw notFound('organization');
  return settings;
}
