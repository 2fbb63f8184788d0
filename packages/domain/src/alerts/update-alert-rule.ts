import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { type AlertRule, type AlertRuleId, requireThreshold } from './alert-rule.ts';
import type { CreateAlertRuleInput } from './create-alert-rule.ts';
import type { AlertRepositories } from './ports.ts';

/** Absent is unchanged; a null model is every model. The metric stays: another one is another rule. */
export type UpdateAlertRuleInput = {
  readonly [Field in Exclude<keyof CreateAlertRuleInput, 'metric'>]?: CreateAlertRuleInput[Field] | undefined;
} & {
  /** `now` stops its evaluation, and ends its alert without an event, until it is null again. */
  readonly deactivatedAt?: 'now' | null | undefined;
};

/**
 * Changes a rule. The next evaluation decides by it; an alert that is firing goes on until then.
 *
 * @throws DomainError `invalid_parameter` for the threshold, `not_found` for the organization or the rule, `permission_denied`,
 *   `name_taken`
 */
export function updateAlertRule(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: AlertRuleId,
  input: UpdateAlertRuleInput,
  ports: ManagementPorts<AlertRepositories>,
): Promise<AlertRule> {
  return writeToOrganization(
    caller,
    'alert_rule.update',
    organizationId,
    ports,
    async (_, { alertRules }) => {
      const rule = await alertRules.find(organizationId, id);
      if (rule === null) throw notFound('alert rule');
      const deactivatedAt =
        input.deactivatedAt === undefined
          ? rule.deactivatedAt
          : input.deactivatedAt === null
            ? null
            : (rule.deactivatedAt ?? new Date(ports.clock.nowMs()));
      const updated: AlertRule = {
        ...rule,
        name: input.name ?? rule.name,
        window: input.window ?? rule.window,
        model: input.model === undefined ? rule.model : input.model,
        threshold: input.threshold ?? rule.threshold,
        minRequests: input.minRequests ?? rule.minRequests,
        deactivatedAt,
        firedAt: deactivatedAt === null ? rule.firedAt : null,
      };
      requireThreshold(updated.metric, updated.threshold);
      await alertRules.update(updated);
      const { deactivatedAt: _wanted, ...fields } = input;
      return {
        result: updated,
        target: { kind: 'alert_rule', id },
        changedFields: changedFields(rule, { ...fields, deactivatedAt }),
      };
    },
    // Absent fields are written as they were read.
    { lock: 'exclusive' },
  );
}
