import { updateAlertRuleOperation } from '@weir/contracts/alert-rules';
import { updateAlertRule } from '@weir/domain/alerts';
import { handle } from '../endpoint.ts';
import { toAlertRuleWire } from './to-wire.ts';

export const updateAlertRuleEndpoint = handle(
  updateAlertRuleOperation,
  async ({ caller, params, body }, { management }) => {
    const { min_requests: minRequests, deactivated_at: deactivatedAt, ...fields } = body;
    const input = { ...fields, minRequests, deactivatedAt };
    return toAlertRuleWire(
      await updateAlertRule(caller, params.organization_id, params.alert_rule_id, input, management),
    );
  },
);
