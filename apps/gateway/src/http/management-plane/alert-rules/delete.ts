import { deleteAlertRuleOperation } from '@weir/contracts/alert-rules';
import { deleteAlertRule } from '@weir/domain/alerts';
import { handle } from '../endpoint.ts';

export const deleteAlertRuleEndpoint = handle(
  deleteAlertRuleOperation,
  async ({ caller, params }, { management }) => {
    await deleteAlertRule(caller, params.organization_id, params.alert_rule_id, management);
  },
);
