import type { AuditFilter, AuditRecord } from '../audit/index.ts';
import type { OrganizationId, Page, PageRequest, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts } from '../management/index.ts';
import { requirePermission } from '../permissions/index.ts';

/** What was done in an organization, newest first. Throws DomainError `not_found`, `permission_denied`. */
export async function listAuditLog(
  caller: UserCaller,
  organizationId: OrganizationId,
  filter: AuditFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<AuditRecord>> {
  await accessOrganization(caller, 'audit.read', organizationId, repositories);
  return repositories.audit.list(organizationId, filter, page);
}

/** What was done on the whole platform, failed sign-ins included, newest first. Throws DomainError `permission_denied`. */
export async function listPlatformAuditLog(
  caller: UserCaller,
  filter: AuditFilter & { readonly organizationId?: OrganizationId | undefined },
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<AuditRecord>> {
  requirePermission(caller.actor, 'platform.audit.read', null);
  return repositories.audit.list(filter.organizationId ?? null, filter, page);
}
