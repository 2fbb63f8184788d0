import { getAlertRuleOperation } from '@weir/contracts/alert-rules';
import { getAlertRule } from '@weir/domain/alerts';
import { handle } from '../endpoint.ts';
import { toAlertRuleWire } from './to-wire.ts';

export const getAlertRuleEndpoint = handle(
  getAlertRuleOperation,
  async ({ caller, params }, { management }) =>
    toAlertRuleWire(await getAlertRule(caller, params.organization_id, params.alert_rule_id, management)),
);
