import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { AlertRule } from './alert-rule.ts';
import type { AlertRepositories } from './ports.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listAlertRules(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<AlertRepositories>,
): Promise<Page<AlertRule>> {
  await accessOrganization(caller, 'alert_rule.list', organizationId, repositories);
  return repositories.alertRules.list(organizationId, page);
}
