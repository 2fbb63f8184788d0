import { ALERT_METRICS, ALERT_WINDOWS, type AlertWindow } from '@weir/domain/alerts';
import { z } from 'zod';
import { Deactivation, Id, listWithNamesOf, Name, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId } from './path-params.ts';

const Metric = z.enum(ALERT_METRICS).meta({
  description:
    'spend_nano_usd: cost of requests. error_percent: share of failed requests. ttft_p95_ms, duration_p95_ms: 95th percentile of the time to first token and of the total duration.',
});

const Window = z.enum(Object.keys(ALERT_WINDOWS) as [AlertWindow, ...AlertWindow[]]).meta({
  description:
    'The time window. Counted in whole quarters of an hour: the current one and as many before it as the window has.',
});

const WHOLE = /^[1-9][0-9]{0,18}$/;

const Threshold = z
  .string()
  .regex(WHOLE, 'must be a whole number above 0')
  .transform(BigInt)
  .meta({ type: 'string', description: 'The threshold, in the unit of the metric.', example: '5000000000' });

const ModelName = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must not contain control characters')
  .nullable()
  .meta({ description: 'Only requests to this model. Null: all models.' });

const MinRequests = z.int().min(1).max(1_000_000).meta({
  description:
    'Minimum number of requests in the window. With fewer, the rule does not fire. For percentiles, only requests that have the measured time count.',
});

export const AlertRule = z
  .strictObject({
    id: Id,
    organization_id: Id,
    name: z.string(),
    metric: Metric,
    window: Window,
    model: z.string().nullable(),
    threshold: z.string(),
    min_requests: z.int(),
    created_by: Id.nullable(),
    created_at: Timestamp,
    deactivated_at: Timestamp.nullable(),
    state: z.enum(['ok', 'firing', 'inactive']),
    fired_at: Timestamp.nullable().meta({
      description: 'When the rule started to fire. Null if it is not firing.',
    }),
    last_value: z.string().nullable().meta({
      description:
        'The value at the last evaluation, in the unit of the metric. Null if there were too few requests.',
    }),
  })
  .meta({ id: 'AlertRule' });

export const AlertRuleList = listWithNamesOf(AlertRule, 'AlertRuleList');

export const CreateAlertRule = z
  .strictObject({
    name: Name,
    metric: Metric,
    window: Window,
    model: ModelName.default(null),
    threshold: Threshold,
    min_requests: MinRequests.default(1),
  })
  .meta({ id: 'CreateAlertRule' });

/** Absent is unchanged; a null model is every model. */
export const UpdateAlertRule = z
  .strictObject({
    name: Name.optional(),
    window: Window.optional(),
    model: ModelName.optional(),
    threshold: Threshold.optional(),
    min_requests: MinRequests.optional(),
    deactivated_at: Deactivation.optional().meta({
      description:
        '`now` turns the rule off and ends its alert without an event. Set null to turn it on again.',
    }),
  })
  .meta({ id: 'UpdateAlertRule' });

const ruleParams = organizationParams.extend({ alert_rule_id: pathId<'alert-rule'>() });

export const createAlertRuleOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/alert-rules',
  operationId: 'createAlertRule',
  tag: 'Alerts',
  summary: 'Create an alert rule',
  description:
    'The rule is evaluated about once a minute. It fires when the metric reaches the threshold and resolves when the metric is 10% below it. Weir reports each once, by email to the admins and by webhook. At most 50 rules.',
  access: 'alert_rule.create',
  params: organizationParams,
  body: CreateAlertRule,
  answer: { status: 201, schema: AlertRule, description: 'The new rule.' },
  errors: [400, 404, 409],
});

export const listAlertRulesOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/alert-rules',
  operationId: 'listAlertRules',
  tag: 'Alerts',
  summary: 'List the alert rules of an organization',
  access: 'alert_rule.list',
  params: organizationParams,
  query: PageQuery,
  answer: { status: 200, schema: AlertRuleList, description: 'A page of rules, newest first.' },
  errors: [404],
});

export const getAlertRuleOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/alert-rules/{alert_rule_id}',
  operationId: 'getAlertRule',
  tag: 'Alerts',
  summary: 'Get an alert rule',
  access: 'alert_rule.read',
  params: ruleParams,
  answer: { status: 200, schema: AlertRule, description: 'The rule, and whether it is firing.' },
  errors: [404],
});

export const updateAlertRuleOperation = operation({
  method: 'patch',
  path: '/v1/organizations/{organization_id}/alert-rules/{alert_rule_id}',
  operationId: 'updateAlertRule',
  tag: 'Alerts',
  summary: 'Update an alert rule',
  access: 'alert_rule.update',
  params: ruleParams,
  body: UpdateAlertRule,
  answer: { status: 200, schema: AlertRule, description: 'The updated rule.' },
  errors: [400, 404, 409],
});

export const deleteAlertRuleOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/alert-rules/{alert_rule_id}',
  operationId: 'deleteAlertRule',
  tag: 'Alerts',
  summary: 'Delete an alert rule',
  access: 'alert_rule.delete',
  params: ruleParams,
  answer: {
    status: 204,
    description: 'The rule is deleted. A firing alert ends without an event.',
  },
  errors: [404],
});

export const alertRuleOperations = [
  createAlertRuleOperation,
  listAlertRulesOperation,
  getAlertRuleOperation,
  updateAlertRuleOperation,
  deleteAlertRuleOperation,
];
