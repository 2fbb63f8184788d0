import { createAlertRuleOperation } from '@weir/contracts/alert-rules';
import { createAlertRule } from '@weir/domain/alerts';
import { handle } from '../endpoint.ts';
import { toAlertRuleWire } from './to-wire.ts';

export const createAlertRuleEndpoint = handle(
  createAlertRuleOperation,
  async ({ caller, params, body }, { management }) => {
    const { min_requests: minRequests, ...fields } = body;
    const input = { ...fields, minRequests };
    return toAlertRuleWire(await createAlertRule(caller, params.organization_id, input, management));
  },
);
