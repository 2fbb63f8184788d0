import { z } from 'zod';
import { Id } from './common.ts';
import { Amount, limitUse } from './limit-use.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId, workspaceParams } from './path-params.ts';

const Days = z.number().min(0);

export const BudgetPace = z
  .strictObject({
    per_day: Amount.meta({ description: 'The mean of the last days, in the unit of the limit.' }),
    days_left: Days.meta({ description: 'How many days what is left lasts at this pace.' }),
    days_left_low: Days.meta({ description: 'In 8 of 10 cases it lasts at least so long…' }),
    days_left_high: Days.nullable().meta({
      description: '… and at most so long; null where the days differ too much to say.',
    }),
    resets_first: z.boolean().meta({ description: 'Whether the limit begins anew before that.' }),
    from_days: z.number().int().meta({
      description:
        'How many whole days (UTC) this is concluded from: of the last seven, those since the first use.',
    }),
  })
  .meta({ id: 'BudgetPace' });

export const BindingLimit = z
  .strictObject({
    ...limitUse,
    part_left: z.number().min(0).meta({ description: 'What remains of the amount: 1 is all, 0 is nothing.' }),
    pace: BudgetPace.nullable().meta({
      description:
        'Null for rates and parallel requests, for limits of teams and subscriptions, for fewer than three days of use, and in lists.',
    }),
  })
  .meta({ id: 'BindingLimit' });

export const BindingLimits = z
  .strictObject({
    api_key_id: Id,
    limits: z.array(BindingLimit).meta({
      description:
        'The tightest of each kind: of the key, its owner, their team, its workspace, its organization (which limits itself and is limited by the platform), its subscriptions and the credit. The one with the smallest part left comes first.',
    }),
  })
  .meta({ id: 'BindingLimits' });

const KeyIds = z
  .string()
  .transform((text) => [...new Set(text.toLowerCase().split(','))])
  .pipe(z.array(Id).min(1).max(100))
  .meta({
    description: 'Ids of keys, separated by commas: at most 100.',
    example: '019bc0de-0000-7000-8000-00000000a001',
  });

export const getBindingLimitsOperation = operation({
  method: 'get',
  path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}/binding-limit',
  operationId: 'getBindingLimits',
  tag: 'Limits',
  summary: 'Get the limits that bind an API key, and how long they last',
  description:
    'By the counts that requests are admitted by. Soft limits and limits of one model bind nothing. Without Redis, the counts of rates and of running requests are those of the gateway that answers.',
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
  summary: 'Get the limits that bind the API keys of a page',
  description: 'Without how long they last. Keys that you may not see are left out.',
  access: 'api_key.limits.read',
  params: organizationParams,
  query: z.strictObject({ api_key_ids: KeyIds }),
  answer: {
    status: 200,
    schema: z.strictObject({ data: z.array(BindingLimits) }).meta({ id: 'BindingLimitsOfKeys' }),
    description: 'One for each key, in the order of the ids.',
  },
  errors: [404],
});

export const bindingLimitOperations = [getBindingLimitsOperation, listBindingLimitsOperation];
