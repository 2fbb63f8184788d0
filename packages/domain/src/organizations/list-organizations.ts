import type { UserCaller } from '../kernel/actor.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { ORGANIZATION_RETENTION_MS, type OrganizationMembership } from './organization.ts';
import type { OrganizationFilter, OrganizationRepositories } from './ports.ts';

/**
 * The caller's organizations: those in use, or the deleted ones that they can restore as an owner. A token of one
 * organization gets that one only, while it is in use. Newest first. Throws DomainError `permission_denied`.
 */
export async function listOrganizations(
  { actor }: UserCaller,
  state: 'active' | 'deleted',
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts<OrganizationRepositories>,
): Promise<Page<OrganizationMembership>> {
  requirePermission(actor, 'organization.list', null);
  if (actor.organizationId !== null) {
    if (state === 'deleted') return { items: [], next: null };
    return onlyOrganization(actor.userId, actor.organizationId, page, repositories);
  }
  const deletedSince = state === 'deleted' ? new Date(clock.nowMs() - ORGANIZATION_RETENTION_MS) : null;
  return repositories.organizations.listOwn(actor.userId, deletedSince, page);
}

/** All organizations of the platform, newest first or by name. Throws DomainError `permission_denied`. */
export async function listAllOrganizations(
  { actor }: UserCaller,
  filter: OrganizationFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<OrganizationRepositories>,
): Promise<Page<OrganizationMembership>> {
  requirePermission(actor, 'organization.list_all', null);
  return repositories.organizations.listAll(actor.userId, filter, page);
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
