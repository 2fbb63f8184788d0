import { z } from 'zod';
import { Id, IdList } from './common.ts';
import { Amount, limitUse } from './limit-use.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId, workspaceParams } from './path-params.ts';

const Days = z.number().min(0);

export const BudgetPace = z
  .strictObject({
    per_day: Amount.meta({
      description: 'Average use per day over the last days, in the unit of the limit.',
    }),
    days_left: Days.meta({ description: 'How many days the remaining amount lasts at this pace.' }),
    days_left_low: Days.meta({
      description: 'With a probability of 80%, the amount lasts at least this many days …',
    }),
    days_left_high: Days.nullable().meta({
      description: '… and at most this many days. Null if daily use varies too much for an estimate.',
    }),
    resets_first: z.boolean().meta({ description: 'Whether the limit resets before that.' }),
    from_days: z.number().int().meta({
      description:
        'Number of whole days (UTC) that the estimate is based on: the days since the first use, at most seven.',
    }),
  })
  .meta({ id: 'BudgetPace' });

export const BindingLimit = z
  .strictObject({
    ...limitUse,
    part_left: z
      .number()
      .min(0)
      .meta({ description: 'The remaining share of the amount, from 1 (all) to 0 (nothing).' }),
    pace: BudgetPace.nullable().meta({
      description: 'Null for rates and concurrent requests, with fewer than three days of use, and in lists.',
    }),
  })
  .meta({ id: 'BindingLimit' });

export const BindingLimits = z
  .strictObject({
    api_key_id: Id,
    limits: z.array(BindingLimit).meta({
      description:
        'The tightest limit of each kind: of the key, its owner, the owner’s team, the workspace, the organization (set by itself and by the platform), subscriptions and the credit. Limits with the smallest remaining share come first.',
    }),
  })
  .meta({ id: 'BindingLimits' });

export const getBindingLimitsOperation = operation({
  method: 'get',
  path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}/binding-limit',
  operationId: 'getBindingLimits',
  tag: 'Limits',
  summary: 'Get the tightest limits of an API key, and how long they last',
  description:
    'Uses the same counters as admission. Soft limits and limits for a single model are not included. Without Redis, rates and running requests are counted only by the gateway that answers.',
  access: 'api_key.limits.read',
  params: workspaceParams.extend({ key_id: pathId<'api-key'>() }),
  answer: { status: 200, schema: BindingLimits, description: 'The limits, the tightest first.' },
  errors: [404],
});

export const listBindingLimitsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/binding-limits',
  operationId: 'listBindingLimits',
  tag: 'Limits',
  summary: 'Get the tightest limits of several API keys',
  description: 'Does not include how long the limits last. Keys that you cannot see are left out.',
  access: 'api_key.limits.read',
  params: organizationParams,
  query: z.strictObject({ api_key_ids: IdList }),
  answer: {
    status: 200,
    schema: z.strictObject({ data: z.array(BindingLimits) }).meta({ id: 'BindingLimitsOfKeys' }),
    description: 'One entry per key, in the order of the ids.',
  },
  errors: [404],
});

export const bindingLimitOperations = [getBindingLimitsOperation, listBindingLimitsOperation];
