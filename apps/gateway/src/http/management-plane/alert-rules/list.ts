import { listAlertRulesOperation } from '@weir/contracts/alert-rules';
import { listAlertRules } from '@weir/domain/alerts';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toAlertRuleWire } from './to-wire.ts';

export const listAlertRulesEndpoint = handle(
  listAlertRulesOperation,
  async ({ caller, params, query }, { management }) => {
    const page = await listAlertRules(caller, params.organization_id, toPageRequest(query), management);
    const list = toList(query, page, toAlertRuleWire);
    return withNames(list, page, ({ createdBy }) => [createdBy], caller, params.organization_id, management);
  },
);
