import {
  ANALYTICS_DIMENSIONS,
  ANALYTICS_ORDERS,
  MAX_FILTER_VALUES,
  TREND_METRICS,
} from '@weir/domain/usage-analytics';
import { z } from 'zod';
import { Id, listWithNamesOf, ModelName, orNull, Timestamp } from './common.ts';
import { type Operation, operation } from './operation.ts';
import { organizationParams } from './path-params.ts';
import { Percentiles, TimeZone, UsageTag } from './usage.ts';

const count = z.number().int().nonnegative();
const NanoUsdSum = z.string().meta({ description: 'Nano-USD.', example: '4125000' });
const LocalDate = z.iso.date().meta({ description: 'A date in the time zone.', example: '2026-01-15' });
const Name = z.string().nullable().meta({ description: 'Null: no owner, deleted, or not visible to you.' });

const tokens = z
  .strictObject({
    total: count.meta({ description: 'Prompt and completion tokens.' }),
    prompt: count.meta({ description: 'Includes cached and cache_write.' }),
    completion: count.meta({ description: 'Includes reasoning.' }),
    cached: count,
    cache_write: count,
    reasoning: count,
  })
  .meta({ id: 'AnalyticsTokens' });

const amounts = {
  requests: count,
  failed_requests: count.meta({
    description:
      'Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure.',
  }),
  tokens,
  cost_nano_usd: NanoUsdSum,
};

const successRate = z
  .number()
  .min(0)
  .max(100)
  .nullable()
  .meta({ description: 'Percentage of requests that did not fail. Null without requests.' });

const Ranked = z.strictObject({ id: z.string().nullable(), name: Name, ...amounts }).meta({
  id: 'RankedUsage',
  description: 'Usage of a user, model, provider or key. If the id is null: keys without an owner.',
});

const days = {
  start_date: LocalDate,
  end_date: LocalDate.meta({ description: 'Included.' }),
  time_zone: TimeZone.default('UTC').meta({
    description: 'The time zone of the days.',
    example: 'Europe/Berlin',
  }),
};

const AnalyticsPeriod = z
  .strictObject({
    start_date: LocalDate,
    end_date: LocalDate,
    time_zone: z.string(),
    days: count,
    since: Timestamp,
    until: Timestamp.meta({
      description: 'The end, not included. For unfinished days, the end of the current quarter of an hour.',
    }),
    is_partial: z.boolean().meta({ description: 'Whether the last day is unfinished.' }),
  })
  .meta({ id: 'AnalyticsPeriod' });

const CacheCoverage = z
  .strictObject({
    missing_days: count.meta({
      description:
        'Number of days (UTC) that are still being calculated. Values that need them are null. Try again shortly.',
    }),
    refreshed_at: Timestamp.nullable().meta({
      description: 'When an unfinished last day was last calculated. Totals are always current.',
    }),
  })
  .meta({
    id: 'AnalyticsCache',
    description: 'Applies to errors, top users and filter options. Everything else is current.',
  });

const Trend = z
  .strictObject({
    metric: z.enum(TREND_METRICS),
    current: z.string().meta({ description: 'A whole number.' }),
    previous: z.string().nullable().meta({ description: 'Null: no data.' }),
    change_percent: z.number().nullable().meta({ description: 'Null: no earlier data.' }),
    direction: z.enum(['up', 'down', 'stable', 'new']),
  })
  .meta({ id: 'UsageTrend' });

const range = z.strictObject({ since: Timestamp, until: Timestamp });

export const UsageAnalytics = z
  .strictObject({
    period: AnalyticsPeriod,
    compared: z.strictObject({ current: range, previous: range }).meta({
      description:
        'The ranges that trends compare: the past quarters of an hour of this range, and the same amount of time before it.',
    }),
    total_users: count.meta({
      description: 'Users of the platform, or members of the organization. 1 if you see only your own usage.',
    }),
    active_users: count.meta({ description: 'Number of users whose keys were used.' }),
    total_requests: count,
    failed_requests: count,
    success_rate: successRate,
    unknown_usage_requests: count.meta({
      description: 'Requests with unknown token counts. They are not included in the totals.',
    }),
    unknown_cost_requests: count.meta({
      description: 'Requests with unknown cost. They are not included in the totals.',
    }),
    tokens,
    cost: z.strictObject({
      total_nano_usd: NanoUsdSum,
      total: z.string().meta({ description: 'The same amount, for display.', example: '$0.004125' }),
      by_provider: z.array(Ranked),
      by_model: z.array(Ranked),
      by_user: z.array(Ranked),
      by_day: z.array(z.strictObject({ date: LocalDate, cost_nano_usd: NanoUsdSum })),
      month_to_date_nano_usd: NanoUsdSum.nullable().meta({
        description: 'The cost of the current month. Null if a filter uses tags.',
      }),
      projected_month_nano_usd: NanoUsdSum.nullable().meta({
        description:
          'Projected cost of the current month: the cost so far, plus the average of the last 28 full days for each remaining day. Null with fewer than three days of data.',
      }),
      projected_month_error_nano_usd: NanoUsdSum.nullable().meta({
        description: 'In four out of five months, the final cost is within this amount of the projection.',
      }),
    }),
    latency: z.strictObject({
      ttft: Percentiles,
      gap: Percentiles,
      duration: Percentiles,
      overhead: Percentiles,
    }),
    top: z.strictObject({ user: orNull(Ranked), model: orNull(Ranked), api_key: orNull(Ranked) }).meta({
      description: 'The items with the highest cost.',
    }),
    top_users: z.array(Ranked),
    top_models: z.array(Ranked),
    top_api_keys: z.array(Ranked),
    trends: z.array(Trend),
    daily_usage: z.array(
      z.strictObject({
        date: LocalDate,
        since: Timestamp,
        until: Timestamp,
        is_partial: z.boolean().meta({ description: 'Whether the day is unfinished.' }),
        ...amounts,
      }),
    ),
    daily_model_usage: z
      .array(
        z.strictObject({
          date: LocalDate,
          models: z.array(
            z.strictObject({
              model: z
                .string()
                .nullable()
                .meta({ description: 'Null: all models that are not in top_models.' }),
              ...amounts,
            }),
          ),
        }),
      )
      .meta({ description: 'Only days with usage.' }),
    errors: z
      .array(
        z.strictObject({
          ending: z.string(),
          error_code: z.string().nullable(),
          requests: count,
          is_failure: z.boolean().meta({ description: 'Whether it counts as one of failed_requests.' }),
        }),
      )
      .nullable()
      .meta({
        description:
          'Incomplete requests by cause. Null while cache.missing_days is not 0, or if their records are deleted.',
      }),
    refusals: z
      .array(z.strictObject({ code: z.string(), scope: z.string().nullable(), requests: count }))
      .nullable()
      .meta({
        description:
          'Requests that were refused before any attempt. They do not count as usage and are kept for a limited time. Null if a filter uses models, providers or tags.',
      }),
    cache: CacheCoverage,
    warning: z.string().nullable().meta({ description: 'A warning, for example about a long range.' }),
  })
  .meta({ id: 'UsageAnalytics' });

const ids = z
  .array(Id.transform((given) => given.toLowerCase()))
  .max(MAX_FILTER_VALUES)
  .default([]);

/** All hold; within a list any. */
const filters = {
  organization_ids: ids,
  workspace_ids: ids,
  api_key_ids: ids,
  user_ids: ids.meta({ description: 'Only keys that these users owned at the time.' }),
  models: z.array(ModelName).max(MAX_FILTER_VALUES).default([]),
  providers: z
    .array(ModelName.max(64).meta({ example: 'openai' }))
    .max(MAX_FILTER_VALUES)
    .default([]),
  tags: z
    .array(UsageTag)
    .max(50)
    .default([])
    .meta({
      description: 'name:value. With tags, the range is at most seven days.',
      example: ['team:search'],
    }),
};

export const AnalyticsFilters = z.strictObject({ ...days, ...filters }).meta({
  id: 'AnalyticsFilters',
  description: 'All lists must match. Within a list, one matching value is enough.',
});

export const AnalyticsBreakdownQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'Default and maximum: page_size and max_page_size of GET /v1/config.' }),
  cursor: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .meta({ description: 'The next_cursor of the previous page.' }),
  sort: z
    .enum(ANALYTICS_ORDERS.flatMap((order) => [order, `-${order}` as const]))
    .default('-total_tokens')
    .meta({
      description: 'The column to sort by. A hyphen sorts in descending order. Ties are sorted by id.',
    }),
});

export const AnalyticsRow = z
  .strictObject({
    id: z.string().nullable().meta({
      description: 'The id of the user, or the name of the model or provider. Null: keys without an owner.',
    }),
    name: Name,
    ...amounts,
    unknown_cost_requests: count,
    success_rate: successRate,
    users: count.nullable(),
    api_keys: count.nullable(),
    models: z.array(z.string()).nullable().meta({ description: 'At most 100.' }),
    providers: z.array(z.string()).nullable().meta({ description: 'At most 100.' }),
    last_active_at: Timestamp.nullable().meta({
      description: 'The start of the quarter of an hour of the last request.',
    }),
  })
  .meta({
    id: 'AnalyticsRow',
    description: 'Lists of models, providers and users are null while cache.missing_days is not 0.',
  });

export const AnalyticsBreakdown = listWithNamesOf(AnalyticsRow, 'AnalyticsBreakdownPage')
  .extend({
    total_count: count.meta({ description: 'The total of all pages.' }),
    period: AnalyticsPeriod,
    cache: CacheCoverage,
  })
  .meta({ id: 'AnalyticsBreakdown' });

/** What a query holds. */
const MAX_CHOSEN = 50;

const option = z.strictObject({ id: Id, name: Name });

export const UsageFilterOptions = z
  .strictObject({
    period: AnalyticsPeriod,
    models: z.array(z.strictObject({ name: z.string(), provider: z.string() })),
    providers: z.array(z.string()),
    users: z.array(option),
    api_keys: z.array(option.extend({ workspace_id: Id })),
    workspaces: z.array(option.extend({ organization_id: Id })),
    organizations: z.array(option),
    cache: CacheCoverage,
  })
  .meta({
    id: 'UsageFilterOptions',
    description:
      'Everything with usage in these days, including retired models and former members. At most 500 each.',
  });

const chosenIds = z
  .string()
  .transform((text) => [...new Set(text.toLowerCase().split(','))])
  .pipe(z.array(Id).max(MAX_CHOSEN))
  .default([]);

export const UsageFilterOptionsQuery = z.strictObject({
  ...days,
  organization_ids: chosenIds.meta({
    description: `Only workspaces and keys of these organizations. Ids separated by commas, at most ${MAX_CHOSEN}.`,
  }),
  workspace_ids: chosenIds.meta({ description: 'Only keys of these workspaces, in the same format.' }),
  user_ids: chosenIds.meta({
    description: 'Only keys that these users owned at the time, in the same format.',
  }),
});

export const ExportAnalytics = z
  .strictObject({
    breakdown: z.enum(ANALYTICS_DIMENSIONS).default('user'),
    format: z.enum(['csv', 'json']).default('csv'),
    ...days,
    ...filters,
  })
  .meta({ id: 'ExportAnalytics' });

/** Whose usage a family of operations is about. */
interface Subject<
  Params extends { readonly params?: z.ZodObject },
  Read extends string,
  Export extends string,
> {
  /** As in operation ids: `analyzeOrganizationUsage`. */
  readonly name: string;
  readonly of: string;
  readonly prefix: string;
  readonly tag: string;
  readonly params: Params;
  readonly read: Read;
  readonly export: Export;
  readonly remark: string;
}

export const analyticsOperationsOf = {
  organization: operationsOf({
    name: 'OrganizationUsage',
    of: 'an organization',
    prefix: '/v1/organizations/{organization_id}',
    tag: 'Usage',
    params: { params: organizationParams },
    read: 'usage.read',
    export: 'usage.export',
    remark: 'Members see only the usage of their own keys.',
  }),
  me: operationsOf({
    name: 'MyUsage',
    of: 'your own keys',
    prefix: '/v1/users/me',
    tag: 'Me',
    params: {},
    read: 'profile.usage.read',
    export: 'profile.usage.export',
    remark: 'Covers all organizations that you are a member of.',
  }),
  platform: operationsOf({
    name: 'PlatformUsage',
    of: 'the whole platform',
    prefix: '/v1/admin',
    tag: 'Platform administration',
    params: {},
    read: 'platform.usage.read',
    export: 'platform.usage.export',
    remark: 'Includes deleted organizations.',
  }),
};

function operationsOf<
  Params extends { readonly params?: z.ZodObject },
  Read extends string,
  Export extends string,
>({ name, of, prefix, tag, params, read, export: exporting, remark }: Subject<Params, Read, Export>) {
  const errors = prefix.includes('{') ? { errors: [404 as const] } : {};
  const common = { tag, ...errors, ...params };
  const post = { ...common, method: 'post' as const, reads: true as const };
  const breakdown = (by: string) => ({
    ...post,
    path: `${prefix}/usage/by-${by.toLowerCase()}`,
    operationId: `breakDown${name}By${by}`,
    summary: `Get a usage breakdown of ${of} by ${by.toLowerCase()}`,
    description: `${remark} Uses POST because the filters can exceed the length of a URL. It changes nothing.`,
    access: read,
    query: AnalyticsBreakdownQuery,
    body: AnalyticsFilters,
    answer: { status: 200 as const, schema: AnalyticsBreakdown, description: 'A page of rows.' },
  });
  return {
    analytics: {
      ...post,
      path: `${prefix}/usage/analytics`,
      operationId: `analyze${name}`,
      summary: `Get usage analytics of ${of}`,
      description: `${remark} Returns totals, trends, percentiles, errors and top users. Uses POST because the filters can exceed the length of a URL. It changes nothing.`,
      access: read,
      body: AnalyticsFilters,
      answer: { status: 200 as const, schema: UsageAnalytics, description: 'The analytics.' },
    },
    byUser: breakdown('User'),
    byModel: breakdown('Model'),
    byProvider: breakdown('Provider'),
    options: {
      ...common,
      method: 'get' as const,
      path: `${prefix}/usage/filter-options`,
      operationId: `list${name}FilterOptions`,
      summary: `List usage filter options for ${of}`,
      description: remark,
      access: read,
      query: UsageFilterOptionsQuery,
      answer: { status: 200 as const, schema: UsageFilterOptions, description: 'The options.' },
    },
    export: {
      ...post,
      path: `${prefix}/usage/export`,
      operationId: `export${name}Breakdown`,
      summary: `Export a breakdown of the usage of ${of}`,
      description: `${remark} Exports a file with all rows, highest cost first. To export records, use GET on this path. The export is recorded in the audit log.`,
      access: exporting,
      body: ExportAnalytics,
      answer: {
        status: 200 as const,
        description: 'The file: text/csv, or application/json with `metadata` and `data`.',
        contentType: 'text/csv',
      },
    },
  };
}

export const refreshTodayOperation = operation({
  method: 'post',
  path: '/v1/admin/usage/refresh-today',
  operationId: 'refreshToday',
  tag: 'Platform administration',
  summary: 'Refresh today’s analytics',
  description: 'Recalculates errors and top users of today. Totals are always current.',
  access: 'platform.usage.refresh',
  answer: {
    status: 200,
    schema: z
      .strictObject({ status: z.literal('refreshed'), message: z.string(), refreshed_at: Timestamp })
      .meta({ id: 'RefreshedToday' }),
    description: 'When the day was calculated.',
  },
});

export const RebuildUsageCache = z
  .strictObject({ start_date: LocalDate.optional(), end_date: LocalDate.optional() })
  .meta({ id: 'RebuildUsageCache' });

export const rebuildUsageCacheOperation = operation({
  method: 'post',
  path: '/v1/admin/usage/rebuild-cache',
  operationId: 'rebuildUsageCache',
  tag: 'Platform administration',
  summary: 'Rebuild the analytics cache',
  description:
    'Recalculates days (UTC), newest first. Default: the days of the longest range. The call stops after some seconds: repeat it with the remaining dates.',
  access: 'platform.usage.rebuild',
  body: RebuildUsageCache,
  answer: {
    status: 200,
    schema: z
      .strictObject({
        status: z.enum(['complete', 'partial']),
        message: z.string(),
        rebuilt_count: count,
        total_entries: count.meta({ description: 'Number of days in the cache.' }),
        remaining: z.strictObject({ start_date: LocalDate, end_date: LocalDate }).nullable().meta({
          description: 'Days that there was no time for.',
        }),
      })
      .meta({ id: 'RebuiltUsageCache' }),
    description: 'The rebuilt days.',
  },
});

export const getUsageCacheMetricsOperation = operation({
  method: 'get',
  path: '/v1/admin/usage/cache/metrics',
  operationId: 'getUsageCacheMetrics',
  tag: 'Platform administration',
  summary: 'Get metrics of the analytics cache',
  description: 'Metrics of all gateways, since the cache was created.',
  access: 'platform.usage.read',
  answer: {
    status: 200,
    schema: z
      .strictObject({
        since: Timestamp,
        cache_hits: count.meta({ description: 'Days that were in the cache.' }),
        cache_misses: count.meta({ description: 'Days that were missing or too old.' }),
        cache_rebuilds: count,
        lock_acquisition_successes: count,
        lock_acquisition_failures: count.meta({
          description: 'Times that another gateway was already calculating the day.',
        }),
        grace_period_applications: count.meta({
          description:
            'Times that a day that had just ended was still treated as the current one, because records can be late.',
        }),
        cache_hit_rate: z.number().nullable().meta({ description: 'A percentage. Null without data.' }),
        lock_contention_rate: z.number().nullable().meta({ description: 'A percentage. Null without data.' }),
        days: count,
        size_bytes: count,
        is_large: z
          .boolean()
          .meta({ description: 'Whether the cache is larger than the configured warning size.' }),
      })
      .meta({ id: 'UsageCacheMetrics' }),
    description: 'The metrics.',
  },
});

export const usageAnalyticsOperations: readonly Operation[] = [
  ...Object.values(analyticsOperationsOf).flatMap((family): Operation[] => Object.values(family)),
  refreshTodayOperation,
  rebuildUsageCacheOperation,
  getUsageCacheMetricsOperation,
];
