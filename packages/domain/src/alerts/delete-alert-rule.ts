import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { AlertRuleId } from './alert-rule.ts';
import type { AlertRepositories } from './ports.ts';

/** Deletes a rule; an alert that is firing ends without an event. Throws DomainError `not_found`, `permission_denied`. */
export function deleteAlertRule(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: AlertRuleId,
  ports: ManagementPorts<AlertRepositories>,
): Promise<void> {
  return writeToOrganization(
    caller,
    'alert_rule.delete',
    organizationId,
    ports,
    async (_, { alertRules }) => {
      if (!(await alertRules.delete(organizationId, id))) throw notFound('alert rule');
      return { result: undefined, target: { kind: 'alert_rule', id } };
    },
  );
}
