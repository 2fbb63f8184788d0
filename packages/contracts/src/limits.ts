import { DEFAULT_THRESHOLDS } from '@weir/domain/limits';
import { z } from 'zod';
import { Id, ModelName, Timestamp } from './common.ts';
import { GivenNanoUsd, NanoUsd, ShownMoney } from './money.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId, workspaceParams } from './path-params.ts';

/** `1d` to `366d` are periods of so many days, from the day on which the limit was made. */
export const Period = z
  .string()
  .regex(
    /^(total|day|week|month|year|([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])d)$/,
    'must be total, day, week, month, year, or a number of days from 1d to 366d',
  )
  .transform((period) => period as 'total' | 'day' | 'week' | 'month' | 'year' | `${number}d`)
  .meta({
    description:
      'When the limit resets, in the time zone of the organization. Weeks start on Monday. `30d` is 30 days, counted from the day on which the limit was created. `total` never resets.',
    example: 'month',
  });

/** The greatest count that JSON numbers are exact for. */
const Count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A limit of things that are counted over a minute, or at a time. */
export const Rate = z.number().int().min(1).max(1_000_000_000_000);

const Thresholds = z
  .array(z.number().int().min(1).max(1_000))
  .max(10)
  .refine((values) => new Set(values).size === values.length, 'must not contain a threshold twice')
  .transform((values) => values.toSorted((one, other) => one - other))
  .default([...DEFAULT_THRESHOLDS])
  .meta({
    description: 'Percentages of the amount at which an alert is sent. Each is sent once per period.',
  });

const quota = {
  period: Period,
  hard: z.boolean().default(true).meta({
    description: 'Whether requests that exceed the limit are refused. A soft limit only alerts.',
  }),
  lets_finish: z.boolean().default(false).meta({
    description: 'Whether running streams can finish when nothing is left. Use beyond the amount is counted.',
  }),
  thresholds: Thresholds,
};

const Budget = z.strictObject({ amount_nano_usd: GivenNanoUsd, ...quota }).meta({ id: 'Budget' });
const Quota = z.strictObject({ amount: Count, ...quota }).meta({ id: 'Quota' });

/** At most one of each period. */
function eachPeriodOnce<Item extends z.ZodObject>(item: Item) {
  return z
    .array(item)
    .max(10)
    .refine((items) => {
      const periods = items.map(({ period }) => period);
      return new Set(periods).size === periods.length;
    }, 'must not contain the same period twice')
    .default([]);
}

const limits = {
  budgets: eachPeriodOnce(Budget).meta({ description: 'Spend per period.' }),
  request_quotas: eachPeriodOnce(Quota).meta({ description: 'Requests per period.' }),
  token_quotas: eachPeriodOnce(Quota).meta({
    description: 'Tokens per period, input and output together.',
  }),
  requests_per_minute: Rate.nullable().default(null),
  tokens_per_minute: Rate.nullable().default(null),
  parallel_requests: Rate.nullable().default(null),
};

/** What is absent is not limited. */
export const SetLimits = z.strictObject(limits).meta({ id: 'SetLimits' });

export const SetModelLimits = z
  .strictObject({ model: ModelName, ...limits })
  .meta({ id: 'SetModelLimits', description: 'Limits for requests to one model.' });

export const SetKeyLimits = z
  .strictObject({
    ...limits,
    models: z
      .array(SetModelLimits)
      .max(100)
      .refine(
        (models) => new Set(models.map(({ model }) => model)).size === models.length,
        'must not contain a model twice',
      )
      .default([])
      .meta({
        description:
          'Limits for requests to single models, in addition to the limits for all models. Use names, not aliases.',
      }),
  })
  .meta({ id: 'SetKeyLimits' });

const quotaState = {
  id: Id,
  period: z.string(),
  hard: z.boolean(),
  lets_finish: z.boolean(),
  thresholds: z.array(z.number().int()),
  starts_at: Timestamp.meta({ description: 'The start of the current period.' }),
  resets_at: Timestamp.nullable().meta({ description: 'When the limit resets. Null for a total.' }),
};

export const BudgetState = z
  .strictObject({
    ...quotaState,
    amount_nano_usd: NanoUsd,
    used_nano_usd: NanoUsd,
    leased_nano_usd: NanoUsd.meta({
      description:
        'The part of the remaining amount that gateways hold for running and upcoming requests. A single gateway can hold all of it.',
    }),
    remaining_nano_usd: NanoUsd.meta({ description: 'The amount minus the use. Never below 0.' }),
    display: z.strictObject({ amount: ShownMoney, used: ShownMoney, remaining: ShownMoney }),
  })
  .meta({ id: 'BudgetState' });

export const QuotaState = z
  .strictObject({ ...quotaState, amount: Count, used: Count, leased: Count, remaining: Count })
  .meta({ id: 'QuotaState' });

const limitStates = {
  budgets: z.array(BudgetState),
  request_quotas: z.array(QuotaState),
  token_quotas: z.array(QuotaState),
  requests_per_minute: z.number().int().nullable(),
  tokens_per_minute: z.number().int().nullable(),
  parallel_requests: z.number().int().nullable(),
};

export const Limits = z.strictObject(limitStates).meta({ id: 'Limits' });

export const OrganizationLimits = z
  .strictObject({
    ...limitStates,
    platform: Limits.meta({
      description: 'The limits that the platform set for the organization. Both sets apply.',
    }),
  })
  .meta({ id: 'OrganizationLimits' });

export const KeyLimits = z
  .strictObject({
    ...limitStates,
    models: z.array(z.strictObject({ model: z.string(), ...limitStates }).meta({ id: 'ModelLimits' })),
  })
  .meta({ id: 'KeyLimits' });

const teamParams = organizationParams.extend({ team_id: pathId<'team'>() });
const memberParams = organizationParams.extend({ user_id: pathId<'user'>() });
const keyParams = workspaceParams.extend({ key_id: pathId<'api-key'>() });

const get = { method: 'get', tag: 'Limits', errors: [404] } as const;
const set = {
  method: 'put',
  tag: 'Limits',
  description:
    'Replaces the whole set: absent limits are removed, and `{}` removes all limits. A limit with the same period keeps its current use. Running gateways apply the change within a second.',
  errors: [404],
} as const;
const answer = { status: 200, schema: Limits, description: 'The limits and their current use.' } as const;

export const getOrganizationLimitsOperation = operation({
  ...get,
  path: '/v1/organizations/{organization_id}/limits',
  operationId: 'getOrganizationLimits',
  summary: 'Get the limits of an organization',
  access: 'organization.limits.read',
  params: organizationParams,
  answer: { ...answer, schema: OrganizationLimits },
});

export const setOrganizationLimitsOperation = operation({
  ...set,
  path: '/v1/organizations/{organization_id}/limits',
  operationId: 'setOrganizationLimits',
  summary: 'Set the limits of an organization',
  access: 'organization.limits.update',
  params: organizationParams,
  body: SetLimits,
  answer,
});

export const getPlatformLimitsOperation = operation({
  ...get,
  path: '/v1/admin/organizations/{organization_id}/limits',
  operationId: 'getPlatformLimits',
  summary: 'Get the platform limits of an organization',
  access: 'platform.limits.read',
  params: organizationParams,
  answer,
});

export const setPlatformLimitsOperation = operation({
  ...set,
  path: '/v1/admin/organizations/{organization_id}/limits',
  operationId: 'setPlatformLimits',
  summary: 'Set the platform limits of an organization',
  access: 'platform.limits.update',
  params: organizationParams,
  body: SetLimits,
  answer,
});

export const getWorkspaceLimitsOperation = operation({
  ...get,
  path: '/v1/workspaces/{workspace_id}/limits',
  operationId: 'getWorkspaceLimits',
  summary: 'Get the limits of a workspace',
  access: 'workspace.limits.read',
  params: workspaceParams,
  answer,
});

export const setWorkspaceLimitsOperation = operation({
  ...set,
  path: '/v1/workspaces/{workspace_id}/limits',
  operationId: 'setWorkspaceLimits',
  summary: 'Set the limits of a workspace',
  access: 'workspace.limits.update',
  params: workspaceParams,
  body: SetLimits,
  answer,
});

export const getTeamLimitsOperation = operation({
  ...get,
  path: '/v1/organizations/{organization_id}/teams/{team_id}/limits',
  operationId: 'getTeamLimits',
  summary: 'Get the limits of a team',
  access: 'team.limits.read',
  params: teamParams,
  answer,
});

export const setTeamLimitsOperation = operation({
  ...set,
  path: '/v1/organizations/{organization_id}/teams/{team_id}/limits',
  operationId: 'setTeamLimits',
  summary: 'Set the limits of a team',
  access: 'team.limits.update',
  params: teamParams,
  body: SetLimits,
  answer,
});

export const getMemberLimitsOperation = operation({
  ...get,
  path: '/v1/organizations/{organization_id}/members/{user_id}/limits',
  operationId: 'getMemberLimits',
  summary: 'Get the limits of a member',
  description: 'Members can read their own limits.',
  access: 'member.limits.read',
  params: memberParams,
  answer,
});

export const setMemberLimitsOperation = operation({
  ...set,
  path: '/v1/organizations/{organization_id}/members/{user_id}/limits',
  operationId: 'setMemberLimits',
  summary: 'Set the limits of a member',
  access: 'member.limits.update',
  params: memberParams,
  body: SetLimits,
  answer,
});

export const getApiKeyLimitsOperation = operation({
  ...get,
  path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}/limits',
  operationId: 'getApiKeyLimits',
  summary: 'Get the limits of an API key',
  access: 'api_key.limits.read',
  params: keyParams,
  answer: { ...answer, schema: KeyLimits },
});

export const setApiKeyLimitsOperation = operation({
  ...set,
  path: '/v1/workspaces/{workspace_id}/api-keys/{key_id}/limits',
  operationId: 'setApiKeyLimits',
  summary: 'Set the limits of an API key',
  description: `${set.description} The platform’s maximums apply to everyone except platform admins. Members can set the limits of their own keys. To limit a member, set the limits of the member.`,
  access: 'api_key.limits.update',
  params: keyParams,
  body: SetKeyLimits,
  answer: { ...answer, schema: KeyLimits },
  errors: [404, 409],
});

export const limitOperations = [
  getOrganizationLimitsOperation,
  setOrganizationLimitsOperation,
  getPlatformLimitsOperation,
  setPlatformLimitsOperation,
  getWorkspaceLimitsOperation,
  setWorkspaceLimitsOperation,
  getTeamLimitsOperation,
  setTeamLimitsOperation,
  getMemberLimitsOperation,
  setMemberLimitsOperation,
  getApiKeyLimitsOperation,
  setApiKeyLimitsOperation,
];
