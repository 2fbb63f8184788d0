import { ENDINGS } from '@weir/domain/usage';
import { BREAKDOWN_ORDERS, GRANULARITIES, USAGE_DIMENSIONS } from '@weir/domain/usage-reports';
import { z } from 'zod';
import { GivenTimestamp, Id, listOf, listWithNamesOf, PageQuery, Timestamp } from './common.ts';
import type { Operation } from './operation.ts';
import { organizationParams, pathId, workspaceParams } from './path-params.ts';
import { reportUsageOperation } from './report-usage.ts';
import { UsageRecord } from './usage-record.ts';

const count = z.number().int().nonnegative();
const microseconds = count.nullable();

const sums = {
  requests: count,
  failed_requests: count.meta({
    description: 'Ended as upstream_failed, timed_out or shut_down. A client that left is no failure.',
  }),
  unknown_usage_requests: count.meta({
    description: 'Requests whose tokens are unknown, so not in the sums.',
  }),
  input_tokens: count.meta({ description: 'Includes cached_input_tokens and cache_write_tokens.' }),
  cached_input_tokens: count,
  cache_write_tokens: count,
  output_tokens: count.meta({ description: 'Includes reasoning_tokens.' }),
  reasoning_tokens: count,
  cost_nano_usd: z.string().meta({ description: 'Nano-USD.', example: '4125000' }),
  cost: z.string().meta({ description: 'The same, for display.', example: '$0.004125' }),
  unknown_cost_requests: count.meta({ description: 'Requests whose cost is unknown, so not in the sum.' }),
  mean_ttft_us: microseconds.meta({ description: 'Time to first token. Microseconds, as all durations.' }),
  mean_gap_us: microseconds.meta({ description: 'Between two tokens of a stream.' }),
  mean_duration_us: microseconds,
  mean_overhead_us: microseconds.meta({ description: "Weir's own time until the first byte." }),
};

export const TimeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, 'must be a name of the IANA time zone database');

export const Percentiles = z
  .strictObject({ p50_us: microseconds, p95_us: microseconds, p99_us: microseconds })
  .meta({
    id: 'UsagePercentiles',
    description: 'Estimates from histograms; null where nothing was measured.',
  });

const totals = {
  ...sums,
  latency: z.strictObject({
    ttft: Percentiles,
    gap: Percentiles,
    duration: Percentiles,
    overhead: Percentiles,
  }),
};
const range = {
  since: Timestamp.meta({ description: 'The beginning of the quarter of an hour asked for.' }),
  until: Timestamp.meta({ description: 'The end of the quarter of an hour asked for; not included.' }),
};

export const UsageTotals = z.strictObject(totals).meta({ id: 'UsageTotals' });

export const UsageSummary = z
  .strictObject({
    ...range,
    totals: UsageTotals,
    previous: z
      .strictObject({ since: Timestamp, until: Timestamp, totals: UsageTotals })
      .meta({ description: 'The range of the same length before.' }),
  })
  .meta({ id: 'UsageSummary' });

export const UsageSeries = z
  .strictObject({
    ...range,
    granularity: z.enum(GRANULARITIES),
    time_zone: z.string(),
    data: z.array(z.strictObject({ starts_at: Timestamp, ends_at: Timestamp, ...totals })).meta({
      description: 'Every period of the range, without a gap. Those at its ends count what is within it.',
    }),
  })
  .meta({ id: 'UsageSeries' });

const UsageShare = z
  .strictObject({
    id: z.string().nullable().meta({
      description: 'The name of the model or the provider, or an id. Null: keys of no user, by member.',
    }),
    ...sums,
  })
  .meta({ id: 'UsageShare' });

export const UsageBreakdown = listWithNamesOf(UsageShare, 'UsageBreakdownPage')
  .extend(range)
  .meta({ id: 'UsageBreakdown' });

export const UsageRecordList = listOf(UsageRecord, 'UsageRecordPage')
  .extend(range)
  .meta({ id: 'UsageRecordList' });

const id = Id.transform((given) => given.toLowerCase()).optional();
const text = (maximum: number) =>
  z
    .string()
    .min(1)
    .max(maximum)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'must not contain control characters')
    .optional();

/** Name and value of a tag. */
export const UsageTag = z
  .string()
  .max(577)
  .regex(/^[^:]{1,64}:/, 'must be a name and a value, such as team:search')
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'must not contain control characters');

/** What every report can be restricted to. */
const filters = {
  since: GivenTimestamp.optional().meta({
    description: 'From the quarter of an hour of this moment on. Default: 30 days before until.',
  }),
  until: GivenTimestamp.optional().meta({
    description: 'Before the end of its quarter of an hour. Default: now.',
  }),
  organization_id: id.meta({ description: 'Only of this organization.' }),
  workspace_id: id.meta({ description: 'Only of this workspace.' }),
  api_key_id: id.meta({ description: 'Only of this key.' }),
  user_id: id.meta({ description: 'Only of keys that this user owned at the time.' }),
  model: text(256).meta({ description: 'Only of the model of this name.' }),
  provider: text(64).meta({ description: 'Only of this kind of upstream.' }),
  ending: z.enum(ENDINGS).optional().meta({ description: 'Only what ended so. Sums: of 7 days at most.' }),
  client_user: text(512).meta({
    description: 'Only of the user that clients named so, where that is recorded. Sums: of 7 days at most.',
  }),
  tag: UsageTag.optional().meta({
    description: 'Only with this tag: name:value. Sums: of 7 days at most.',
    example: 'team:search',
  }),
};

export const UsageSummaryQuery = z.strictObject(filters);

export const UsageSeriesQuery = z.strictObject({
  granularity: z.enum(GRANULARITIES).default('day'),
  time_zone: TimeZone.default('UTC').meta({
    description: 'Of days, weeks (from Monday) and months.',
    example: 'Europe/Berlin',
  }),
  ...filters,
});

export const UsageBreakdownQuery = PageQuery.extend({
  by: z.enum(USAGE_DIMENSIONS).default('model'),
  sort: z.enum(BREAKDOWN_ORDERS).default('-cost').meta({ description: 'The largest first, by this.' }),
  ...filters,
});

export const UsageRecordsQuery = PageQuery.extend(filters);

export const UsageExportQuery = z.strictObject({
  format: z.enum(['csv', 'jsonl']).default('csv').meta({
    description: 'csv: RFC 4180 with a header, one line a record. jsonl: one JSON object a line.',
  }),
  ...filters,
});

/** Whose usage a family of operations is about. */
interface Subject<
  Params extends { readonly params?: z.ZodObject },
  Read extends string,
  Export extends string,
> {
  /** As in operation ids: `getOrganizationUsage`. */
  readonly name: string;
  readonly of: string;
  readonly prefix: string;
  readonly tag: string;
  readonly params: Params;
  readonly read: Read;
  readonly export: Export;
  readonly remark: string;
}

const OWN = 'Members see the usage of their own keys.';

export const usageOperationsOf = {
  organization: operationsOf({
    name: 'OrganizationUsage',
    of: 'an organization',
    prefix: '/v1/organizations/{organization_id}',
    tag: 'Usage',
    params: { params: organizationParams },
    read: 'usage.read',
    export: 'usage.export',
    remark: OWN,
  }),
  workspace: operationsOf({
    name: 'WorkspaceUsage',
    of: 'a workspace',
    prefix: '/v1/workspaces/{workspace_id}',
    tag: 'Usage',
    params: { params: workspaceParams },
    read: 'usage.read',
    export: 'usage.export',
    remark: OWN,
  }),
  apiKey: operationsOf({
    name: 'ApiKeyUsage',
    of: 'an API key',
    prefix: '/v1/workspaces/{workspace_id}/api-keys/{key_id}',
    tag: 'Usage',
    params: { params: workspaceParams.extend({ key_id: pathId<'api-key'>() }) },
    read: 'usage.read',
    export: 'usage.export',
    remark: 'Members see that of their own keys.',
  }),
  member: operationsOf({
    name: 'MemberUsage',
    of: 'a member',
    prefix: '/v1/organizations/{organization_id}/members/{user_id}',
    tag: 'Usage',
    params: { params: organizationParams.extend({ user_id: pathId<'user'>() }) },
    read: 'usage.read',
    export: 'usage.export',
    remark: 'Of the keys that the member owned at the time. Members see their own.',
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

export const usageOperations: readonly Operation[] = [
  ...Object.values(usageOperationsOf).flatMap((family): Operation[] => Object.values(family)),
  reportUsageOperation,
];

function operationsOf<
  Params extends { readonly params?: z.ZodObject },
  Read extends string,
  Export extends string,
>({ name, of, prefix, tag, params, read, export: exporting, remark }: Subject<Params, Read, Export>) {
  const errors = prefix.includes('{') ? { errors: [404 as const] } : {};
  const common = { method: 'get' as const, tag, description: remark, ...errors, ...params };
  return {
    summary: {
      ...common,
      path: `${prefix}/usage/summary`,
      operationId: `get${name}Summary`,
      summary: `Sum up the usage of ${of}`,
      access: read,
      query: UsageSummaryQuery,
      answer: {
        status: 200 as const,
        schema: UsageSummary,
        description: 'The totals of the range, and of the one before it.',
      },
    },
    series: {
      ...common,
      path: `${prefix}/usage/timeseries`,
      operationId: `get${name}Series`,
      summary: `Chart the usage of ${of} over time`,
      description: `${remark} Periods are those of the time zone's calendar, exact when its clocks change.`,
      access: read,
      query: UsageSeriesQuery,
      answer: { status: 200 as const, schema: UsageSeries, description: 'Totals by period, at most 3,000.' },
    },
    breakdown: {
      ...common,
      path: `${prefix}/usage/breakdown`,
      operationId: `get${name}Breakdown`,
      summary: `Break the usage of ${of} down`,
      description: `${remark} By model, provider, key, member, workspace or organization. The pages after the first keep its range.`,
      access: read,
      query: UsageBreakdownQuery,
      answer: { status: 200 as const, schema: UsageBreakdown, description: 'A page, the largest first.' },
    },
    records: {
      ...common,
      path: `${prefix}/usage/records`,
      operationId: `list${name}Records`,
      summary: `List the usage records of ${of}`,
      description: `${remark} One record a request: ids, counts, times, never content. Where few records match a filter, a page may have less than it may hold, and a next one all the same.`,
      access: read,
      query: UsageRecordsQuery,
      answer: { status: 200 as const, schema: UsageRecordList, description: 'A page, newest first.' },
    },
    export: {
      ...common,
      path: `${prefix}/usage/export`,
      operationId: `export${name}`,
      summary: `Export the usage records of ${of}`,
      description: `${remark} A file of all records that the filters let through, newest first. The audit log records the export.`,
      access: exporting,
      query: UsageExportQuery,
      answer: {
        status: 200 as const,
        description: 'The file, streamed: text/csv or application/x-ndjson.',
        contentType: 'text/csv',
      },
    },
  };
}
