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
const LocalDate = z.iso.date().meta({ description: 'A day of the time zone.', example: '2026-01-15' });
const Name = z
  .string()
  .nullable()
  .meta({ description: 'Null: of nobody, deleted, or not one that you may list.' });

const tokens = z
  .strictObject({
    total: count.meta({ description: 'Prompt and completion.' }),
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
    description: 'Ended as upstream_failed, timed_out or shut_down. A client that left is no failure.',
  }),
  tokens,
  cost_nano_usd: NanoUsdSum,
};

const successRate = z
  .number()
  .min(0)
  .max(100)
  .nullable()
  .meta({ description: 'Percent of the requests that did not fail; null without requests.' });

const Ranked = z.strictObject({ id: z.string().nullable(), name: Name, ...amounts }).meta({
  id: 'RankedUsage',
  description: 'Of a user, a model, a provider or a key. The id null: keys of no user.',
});

const days = {
  start_date: LocalDate,
  end_date: LocalDate.meta({ description: 'Included.' }),
  time_zone: TimeZone.default('UTC').meta({ description: 'Of the days.', example: 'Europe/Berlin' }),
};

const AnalyticsPeriod = z
  .strictObject({
    start_date: LocalDate,
    end_date: LocalDate,
    time_zone: z.string(),
    days: count,
    since: Timestamp,
    until: Timestamp.meta({
      description: 'Not included. Of days that are not over: the end of the present quarter of an hour.',
    }),
    is_partial: z.boolean().meta({ description: 'Whether its last day is not over.' }),
  })
  .meta({ id: 'AnalyticsPeriod' });

const CacheCoverage = z
  .strictObject({
    missing_days: count.meta({
      description:
        'Days (UTC) that are not read yet: numbers that need them are null. They are being read; ask again.',
    }),
    refreshed_at: Timestamp.nullable().meta({
      description: 'When the last day was read, where it is not complete. Sums are always of now.',
    }),
  })
  .meta({
    id: 'AnalyticsCache',
    description: 'Of errors, of who used what, and of filter options. Everything else is of now.',
  });

const Trend = z
  .strictObject({
    metric: z.enum(TREND_METRICS),
    current: z.string().meta({ description: 'A whole number.' }),
    previous: z.string().nullable().meta({ description: 'Null: there was nothing.' }),
    change_percent: z.number().nullable().meta({ description: 'Null: there was nothing before.' }),
    direction: z.enum(['up', 'down', 'stable', 'new']),
  })
  .meta({ id: 'UsageTrend' });

const range = z.strictObject({ since: Timestamp, until: Timestamp });

export const UsageAnalytics = z
  .strictObject({
    period: AnalyticsPeriod,
    compared: z.strictObject({ current: range, previous: range }).meta({
      description:
        'What trends compare: the whole quarters of an hour that have passed, and as much time of as many days before.',
    }),
    total_users: count.meta({
      description: 'Of the platform, or members of the organization; 1 where you see only your own usage.',
    }),
    active_users: count.meta({ description: 'Users whose keys were used.' }),
    total_requests: count,
    failed_requests: count,
    success_rate: successRate,
    unknown_usage_requests: count.meta({
      description: 'Requests whose tokens are unknown, so not in the sums.',
    }),
    unknown_cost_requests: count.meta({ description: 'Requests whose cost is unknown, so not in the sums.' }),
    tokens,
    cost: z.strictObject({
      total_nano_usd: NanoUsdSum,
      total: z.string().meta({ description: 'The same, for display.', example: '$0.004125' }),
      by_provider: z.array(Ranked),
      by_model: z.array(Ranked),
      by_user: z.array(Ranked),
      by_day: z.array(z.strictObject({ date: LocalDate, cost_nano_usd: NanoUsdSum })),
      month_to_date_nano_usd: NanoUsdSum.nullable().meta({
        description: 'Of the present month. Null where a filter is about tags.',
      }),
      projected_month_nano_usd: NanoUsdSum.nullable().meta({
        description:
          'What the present month will have cost: what was spent, and the mean of the last 28 whole days for what is left. Null with fewer than three days.',
      }),
      projected_month_error_nano_usd: NanoUsdSum.nullable().meta({
        description: 'Four of five months end within so much of the projection.',
      }),
    }),
    latency: z.strictObject({
      ttft: Percentiles,
      gap: Percentiles,
      duration: Percentiles,
      overhead: Percentiles,
    }),
    top: z.strictObject({ user: orNull(Ranked), model: orNull(Ranked), api_key: orNull(Ranked) }).meta({
      description: 'What costs the most.',
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
        is_partial: z.boolean().meta({ description: 'The day is not over.' }),
        ...amounts,
      }),
    ),
    daily_model_usage: z
      .array(
        z.strictObject({
          date: LocalDate,
          models: z.array(
            z.strictObject({
              model: z.string().nullable().meta({ description: 'Null: all that are not among top_models.' }),
              ...amounts,
            }),
          ),
        }),
      )
      .meta({ description: 'Days with usage.' }),
    errors: z
      .array(
        z.strictObject({
          ending: z.string(),
          error_code: z.string().nullable(),
          requests: count,
          is_failure: z.boolean().meta({ description: 'Whether it is one of failed_requests.' }),
        }),
      )
      .nullable()
      .meta({
        description:
          'Requests that did not complete, by cause. Null while cache.missing_days is not 0, and where their records are deleted.',
      }),
    refusals: z
      .array(z.strictObject({ code: z.string(), scope: z.string().nullable(), requests: count }))
      .nullable()
      .meta({
        description:
          'Requests refused before any attempt, which are no usage. They are kept for a limited time. Null where a filter is about models, providers or tags.',
      }),
    cache: CacheCoverage,
    warning: z.string().nullable().meta({ description: 'For instance of a long range.' }),
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
  user_ids: ids.meta({ description: 'Of keys that these users owned at the time.' }),
  models: z.array(ModelName).max(MAX_FILTER_VALUES).default([]),
  providers: z
    .array(ModelName.max(64).meta({ example: 'openai' }))
    .max(MAX_FILTER_VALUES)
    .default([]),
  tags: z
    .array(UsageTag)
    .max(50)
    .default([])
    .meta({ description: 'name:value. With tags, of seven days at most.', example: ['team:search'] }),
};

export const AnalyticsFilters = z
  .strictObject({ ...days, ...filters })
  .meta({ id: 'AnalyticsFilters', description: 'Every list restricts; within a list, any value will do.' });

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
    .meta({ description: 'By this column; with a hyphen the largest first. The id decides among equals.' }),
});

export const AnalyticsRow = z
  .strictObject({
    id: z.string().nullable().meta({
      description: 'Of the user, or the name of the model or provider. Null: keys of no user.',
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
      description: 'The beginning of the quarter of an hour of the last request.',
    }),
  })
  .meta({
    id: 'AnalyticsRow',
    description: 'Who used what is null while cache.missing_days is not 0.',
  });

export const AnalyticsBreakdown = listWithNamesOf(AnalyticsRow, 'AnalyticsBreakdownPage')
  .extend({
    total_count: count.meta({ description: 'Of all pages.' }),
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
      'What had usage in these days, retired models and people who left included: of each at most 500.',
  });

const chosenIds = z
  .string()
  .transform((text) => [...new Set(text.toLowerCase().split(','))])
  .pipe(z.array(Id).max(MAX_CHOSEN))
  .default([]);

export const UsageFilterOptionsQuery = z.strictObject({
  ...days,
  organization_ids: chosenIds.meta({
    description: `Only workspaces and keys of these organizations: ids with commas between them, at most ${MAX_CHOSEN}.`,
  }),
  workspace_ids: chosenIds.meta({ description: 'Only keys of these workspaces, likewise.' }),
  user_ids: chosenIds.meta({ description: 'Only keys that these users owned at the time, likewise.' }),
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
    remark: 'Members see the usage of their own keys.',
  }),
  me: operationsOf({
    name: 'MyUsage',
    of: 'your own keys',
    prefix: '/v1/users/me',
    tag: 'Me',
    params: {},
    read: 'profile.usage.read',
    export: 'profile.usage.export',
    remark: 'In all organizations that you are a member of.',
  }),
  platform: operationsOf({
    name: 'PlatformUsage',
    of: 'the whole platform',
    prefix: '/v1/admin',
    tag: 'Platform administration',
    params: {},
    read: 'platform.usage.read',
    export: 'platform.usage.export',
    remark: 'Deleted organizations are included.',
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
    summary: `Break the usage of ${of} down by ${by.toLowerCase()}`,
    description: `${remark} A POST, because it may have more filters than a query holds; it changes nothing.`,
    access: read,
    query: AnalyticsBreakdownQuery,
    body: AnalyticsFilters,
    answer: { status: 200 as const, schema: AnalyticsBreakdown, description: 'A page.' },
  });
  return {
    analytics: {
      ...post,
      path: `${prefix}/usage/analytics`,
      operationId: `analyze${name}`,
      summary: `Analyze the usage of ${of}`,
      description: `${remark} Sums, trends, percentiles, errors, and what uses the most. A POST, because it may have more filters than a query holds; it changes nothing.`,
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
      summary: `List what the usage of ${of} can be filtered by`,
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
      description: `${remark} A file of all its rows, those that cost the most first; GET at this path exports records. The audit log records the export.`,
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
  summary: 'Read the present day anew for analytics',
  description: 'Errors, and who used what. Sums are of now without it.',
  access: 'platform.usage.refresh',
  answer: {
    status: 200,
    schema: z
      .strictObject({ status: z.literal('refreshed'), message: z.string(), refreshed_at: Timestamp })
      .meta({ id: 'RefreshedToday' }),
    description: 'When it was read.',
  },
});

export const rebuildUsageCacheOperation = operation({
  method: 'post',
  path: '/v1/admin/usage/rebuild-cache',
  operationId: 'rebuildUsageCache',
  tag: 'Platform administration',
  summary: 'Read days anew for analytics',
  description:
    'Days (UTC), by default those of the longest range, the latest first. It ends after some seconds: continue with the remaining dates.',
  access: 'platform.usage.rebuild',
  body: z
    .strictObject({ start_date: LocalDate.optional(), end_date: LocalDate.optional() })
    .meta({ id: 'RebuildUsageCache' }),
  answer: {
    status: 200,
    schema: z
      .strictObject({
        status: z.enum(['complete', 'partial']),
        message: z.string(),
        rebuilt_count: count,
        total_entries: count.meta({ description: 'Days of the cache.' }),
        remaining: z.strictObject({ start_date: LocalDate, end_date: LocalDate }).nullable().meta({
          description: 'What there was no time for.',
        }),
      })
      .meta({ id: 'RebuiltUsageCache' }),
    description: 'What was rebuilt.',
  },
});

export const getUsageCacheMetricsOperation = operation({
  method: 'get',
  path: '/v1/admin/usage/cache/metrics',
  operationId: 'getUsageCacheMetrics',
  tag: 'Platform administration',
  summary: 'See how the day cache of analytics does',
  description: 'Of all gateways together, since the cache was made.',
  access: 'platform.usage.read',
  answer: {
    status: 200,
    schema: z
      .strictObject({
        since: Timestamp,
        cache_hits: count.meta({ description: 'Days that were there.' }),
        cache_misses: count.meta({ description: 'Days that were not, or were too old.' }),
        cache_rebuilds: count,
        lock_acquisition_successes: count,
        lock_acquisition_failures: count.meta({ description: 'Somebody else read the day.' }),
        grace_period_applications: count.meta({
          description: 'Days that were over, and still read as the present one, since records may be late.',
        }),
        cache_hit_rate: z.number().nullable().meta({ description: 'Percent; null before any.' }),
        lock_contention_rate: z.number().nullable().meta({ description: 'Percent; null before any.' }),
        days: count,
        size_bytes: count,
        is_large: z.boolean().meta({ description: 'Whether it is larger than the setting to warn at.' }),
      })
      .meta({ id: 'UsageCacheMetrics' }),
    description: 'The numbers.',
  },
});

export const usageAnalyticsOperations: readonly Operation[] = [
  ...Object.values(analyticsOperationsOf).flatMap((family): Operation[] => Object.values(family)),
  refreshTodayOperation,
  rebuildUsageCacheOperation,
  getUsageCacheMetricsOperation,
];
