import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { OrganizationMembership } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

/**
 * The caller's organizations, or all of them for callers who may read any. Newest first. Throws DomainError
 * `permission_denied`.
 */
export async function listOrganizations(
  { actor }: UserCaller,
  among: 'own' | 'all',
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<OrganizationRepositories>,
): Promise<Page<OrganizationMembership>> {
  requirePermission(actor, among === 'own' ? 'organization.list' : 'organization.read', null);
  return repositories.organizations.list(actor.userId, among, page);
}
