import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { type AlertRule, MAX_ALERT_RULES, requireThreshold } from './alert-rule.ts';
import type { AlertRepositories } from './ports.ts';

export type CreateAlertRuleInput = Pick<
  AlertRule,
  'name' | 'metric' | 'window' | 'model' | 'threshold' | 'minRequests'
>;

/**
 * Makes a rule, which is evaluated within a minute.
 *
 * @throws DomainError `invalid_parameter` for the threshold, `not_found` for the organization, `permission_denied`, `name_taken`,
 *   `conflict` when the organization has 50
 */
export function createAlertRule(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  input: CreateAlertRuleInput,
  ports: ManagementPorts<AlertRepositories>,
): Promise<AlertRule> {
  return writeToOrganization(
    caller,
    'alert_rule.create',
    organizationId,
    ports,
    async (access, { alertRules }) => {
      requireThreshold(input.metric, input.threshold);
      if ((await alertRules.count(organizationId)) >= MAX_ALERT_RULES) {
        throw new DomainError(
          'conflict',
          `The organization already has ${MAX_ALERT_RULES} alert rules. Delete one first.`,
        );
      }
      const nowMs = ports.clock.nowMs();
      const rule: AlertRule = {
        id: newId(nowMs, ports.randomBytes),
        organizationId,
        ...input,
        createdBy: access.userId,
        createdAt: new Date(nowMs),
        deactivatedAt: null,
        firedAt: null,
        lastValue: null,
      };
      await alertRules.insert(rule);
      return { result: rule, target: { kind: 'alert_rule', id: rule.id } };
    },
    // So that concurrent calls see each other's rules in the count.
    { lock: 'exclusive' },
  );
}
