import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { AlertRule, AlertRuleId } from './alert-rule.ts';
import type { AlertRepositories } from './ports.ts';

/** Throws DomainError `not_found` for the organization or the rule, `permission_denied`. */
export async function getAlertRule(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: AlertRuleId,
  { unitOfWork: { repositories } }: ManagementPorts<AlertRepositories>,
): Promise<AlertRule> {
  await accessOrganization(caller, 'alert_rule.read', organizationId, repositories);
  const rule = await repositories.alertRules.find(organizationId, id);
  if (rule === null) throw notFound('alert rule');
  return rule;
}
