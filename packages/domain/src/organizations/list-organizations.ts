import type { UserCaller } from '../kernel/actor.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { OrganizationMembership } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

/**
 * The caller's organizations, or all of them for callers who may read any; to a token of one organization that one only.
 * Newest first. Throws DomainError
 * `permission_denied`.
 */
export async function listOrganizations(
  { actor }: UserCaller,
  among: 'own' | 'all',
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<OrganizationRepositories>,
): Promise<Page<OrganizationMembership>> {
  requirePermission(actor, among === 'own' ? 'organization.list' : 'organization.read', null);
  if (actor.organizationId !== null)
    return onlyOrganization(actor.userId, actor.organizationId, page, repositories);
  return repositories.organizations.list(actor.userId, among, page);
}

/** The list for a token of one organization; empty when the user is no longer a member of it. */
async function onlyOrganization(
  userId: UserId,
  id: OrganizationId,
  { after }: PageRequest,
  { access, organizations }: Repositories<OrganizationRepositories>,
): Promise<Page<OrganizationMembership>> {
  const found = await access.find(id, userId, 'none', 'live');
  const organization = await organizations.find(id);
  const isListed =
    found !== null && found.role !== null && organization !== null && (after === null || id < after);
  return { items: isListed ? [{ organization, role: found.role }] : [], next: null };
}
