import type { AuditRecord } from '../audit/audit-record.ts';
import type { AuditFilter } from '../audit/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';

/** The records of an organization, newest first. Throws DomainError `not_found`, `permission_denied`. */
export async function listAuditLog(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  filter: AuditFilter,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<AuditRecord>> {
  await accessOrganization(caller, 'audit.read', organizationId, repositories);
  return repositories.audit.list(organizationId, filter, page);
}

/** The records of the whole platform, failed sign-ins included, newest first. Throws DomainError `permission_denied`. */
export async function listPlatformAuditLog(
  caller: SignedInCaller,
  filter: AuditFilter & { readonly organizationId?: OrganizationId | undefined },
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<Page<AuditRecord>> {
  requirePermission(caller.actor, 'platform.audit.read', null);
  return repositories.audit.list(filter.organizationId ?? null, filter, page);
}
