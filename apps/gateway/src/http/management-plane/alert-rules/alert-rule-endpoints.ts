import { createAlertRuleEndpoint } from './create.ts';
import { deleteAlertRuleEndpoint } from './delete.ts';
import { getAlertRuleEndpoint } from './get.ts';
import { listAlertRulesEndpoint } from './list.ts';
import { updateAlertRuleEndpoint } from './update.ts';

export const alertRuleEndpoints = [
  createAlertRuleEndpoint,
  listAlertRulesEndpoint,
  getAlertRuleEndpoint,
  updateAlertRuleEndpoint,
  deleteAlertRuleEndpoint,
];
