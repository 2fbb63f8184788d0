import { ENDINGS } from '@weir/domain/usage';
import { BREAKDOWN_ORDERS, GRANULARITIES, USAGE_DIMENSIONS } from '@weir/domain/usage-reports';
import { z } from 'zod';
import { GivenTimestamp, Id, listWithNamesOf, NameStart, PageQuery, Timestamp } from './common.ts';
import type { Operation } from './operation.ts';
import { organizationParams, pathId, workspaceParams } from './path-params.ts';
import { reportUsageOperation } from './report-usage.ts';
import { UsageRecord } from './usage-record.ts';

const count = z.number().int().nonnegative();
const microseconds = count.nullable();

const sums = {
  requests: count,
  failed_requests: count.meta({
    description:
      'Requests that ended as upstream_failed, timed_out or shut_down. A client that disconnects is not a failure.',
  }),
  unknown_usage_requests: count.meta({
    description: 'Requests with unknown token counts. They are not included in the totals.',
  }),
  input_tokens: count.meta({ description: 'Includes cached_input_tokens and cache_write_tokens.' }),
  cached_input_tokens: count,
  cache_write_tokens: count,
  output_tokens: count.meta({ description: 'Includes reasoning_tokens.' }),
  reasoning_tokens: count,
  cost_nano_usd: z.string().meta({ description: 'Nano-USD.', example: '4125000' }),
  cost: z.string().meta({ description: 'The same amount, for display.', example: '$0.004125' }),
  unknown_cost_requests: count.meta({
    description: 'Requests with unknown cost. They are not included in the total.',
  }),
  mean_ttft_us: microseconds.meta({
    description: 'Average time to first token. All durations are in microseconds.',
  }),
  mean_gap_us: microseconds.meta({ description: 'Average time between two tokens of a stream.' }),
  mean_duration_us: microseconds,
  mean_overhead_us: microseconds.meta({
    description: 'Average time that Weir itself added until the first byte.',
  }),
};

export const TimeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, 'must be a name of the IANA time zone database');

export const Percentiles = z
  .strictObject({ p50_us: microseconds, p95_us: microseconds, p99_us: microseconds })
  .meta({
    id: 'UsagePercentiles',
    description: 'Estimated from histograms. Null if nothing was measured.',
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
  since: Timestamp.meta({ description: 'The start of the requested quarter of an hour.' }),
  until: Timestamp.meta({ description: 'The end of the requested quarter of an hour. Not included.' }),
};

export const UsageTotals = z.strictObject(totals).meta({ id: 'UsageTotals' });

export const UsageSummary = z
  .strictObject({
    ...range,
    totals: UsageTotals,
    previous: z
      .strictObject({ since: Timestamp, until: Timestamp, totals: UsageTotals })
      .meta({ description: 'The previous range of the same length.' }),
  })
  .meta({ id: 'UsageSummary' });

export const UsageSeries = z
  .strictObject({
    ...range,
    granularity: z.enum(GRANULARITIES),
    time_zone: z.string(),
    data: z.array(z.strictObject({ starts_at: Timestamp, ends_at: Timestamp, ...totals })).meta({
      description:
        'All periods of the range, without gaps. The first and last period count only what is within the range.',
    }),
  })
  .meta({ id: 'UsageSeries' });

const UsageShare = z
  .strictObject({
    id: z.string().nullable().meta({
      description:
        'The name of the model or provider, or an id. Null: keys without an owner, when grouped by member.',
    }),
    ...sums,
  })
  .meta({ id: 'UsageShare' });

export const UsageBreakdown = listWithNamesOf(UsageShare, 'UsageBreakdownPage')
  .extend(range)
  .meta({ id: 'UsageBreakdown' });

export const UsageRecordList = listWithNamesOf(UsageRecord, 'UsageRecordPage', 'keys and their owners')
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
    description: 'Start of the range, rounded down to a quarter of an hour. Default: 30 days before `until`.',
  }),
  until: GivenTimestamp.optional().meta({
    description: 'End of the range, rounded up to a quarter of an hour. Default: now.',
  }),
  organization_id: id.meta({ description: 'Only this organization.' }),
  workspace_id: id.meta({ description: 'Only this workspace.' }),
  api_key_id: id.meta({ description: 'Only this key.' }),
  user_id: id.meta({ description: 'Only keys that this user owned at the time.' }),
  model: text(256).meta({ description: 'Only the model with this name.' }),
  provider: text(64).meta({ description: 'Only this kind of upstream.' }),
  connection_id: id.meta({
    description: 'Only requests whose last attempt used this connection. Totals are limited to 7 days.',
  }),
  ending: z
    .enum([...ENDINGS, 'failed'])
    .optional()
    .meta({
      description:
        'Only requests with this ending; `failed` is `upstream_failed`, `timed_out` or `shut_down`. Totals are limited to 7 days.',
    }),
  client_user: text(512).meta({
    description: 'Only requests with this client user, if it is recorded. Totals are limited to 7 days.',
  }),
  tag: UsageTag.optional().meta({
    description: 'Only requests with this tag, as name:value. Totals are limited to 7 days.',
    example: 'team:search',
  }),
};

export const UsageSummaryQuery = z.strictObject(filters);

export const UsageSeriesQuery = z.strictObject({
  granularity: z.enum(GRANULARITIES).default('day'),
  time_zone: TimeZone.default('UTC').meta({
    description: 'The time zone of days, weeks (starting on Monday) and months.',
    example: 'Europe/Berlin',
  }),
  ...filters,
});

export const UsageBreakdownQuery = PageQuery.extend({
  by: z.enum(USAGE_DIMENSIONS).default('model'),
  sort: z
    .enum(BREAKDOWN_ORDERS)
    .default('-cost')
    .meta({ description: 'The value to sort by, in descending order.' }),
  q: NameStart.optional(),
  ...filters,
});

export const UsageRecordsQuery = PageQuery.extend(filters);

export const UsageExportQuery = z.strictObject({
  format: z.enum(['csv', 'jsonl']).default('csv').meta({
    description: 'csv: RFC 4180 with a header, one line per record. jsonl: one JSON object per line.',
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

const OWN = 'Members see only the usage of their own keys.';

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
    remark: 'Members see only the usage of their own keys.',
  }),
  member: operationsOf({
    name: 'MemberUsage',
    of: 'a member',
    prefix: '/v1/organizations/{organization_id}/members/{user_id}',
    tag: 'Usage',
    params: { params: organizationParams.extend({ user_id: pathId<'user'>() }) },
    read: 'usage.read',
    export: 'usage.export',
    remark: 'Usage of the keys that the member owned at the time. Members see only their own usage.',
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
      summary: `Get usage totals of ${of}`,
      access: read,
      query: UsageSummaryQuery,
      answer: {
        status: 200 as const,
        schema: UsageSummary,
        description: 'The totals of the range and of the previous range.',
      },
    },
    series: {
      ...common,
      path: `${prefix}/usage/timeseries`,
      operationId: `get${name}Series`,
      summary: `Get the usage of ${of} over time`,
      description: `${remark} Periods follow the calendar of the time zone, including daylight saving time.`,
      access: read,
      query: UsageSeriesQuery,
      answer: {
        status: 200 as const,
        schema: UsageSeries,
        description: 'Totals per period. At most 3,000 periods.',
      },
    },
    breakdown: {
      ...common,
      path: `${prefix}/usage/breakdown`,
      operationId: `get${name}Breakdown`,
      summary: `Get a usage breakdown of ${of}`,
      description: `${remark} Groups usage by model, provider, key, member, workspace or organization. Later pages keep the range of the first page.`,
      access: read,
      query: UsageBreakdownQuery,
      answer: { status: 200 as const, schema: UsageBreakdown, description: 'A page, largest first.' },
    },
    records: {
      ...common,
      path: `${prefix}/usage/records`,
      operationId: `list${name}Records`,
      summary: `List the usage records of ${of}`,
      description: `${remark} One record per request: ids, counts and times, but no content. If few records match a filter, a page can have fewer items than the limit even if there is a next page.`,
      access: read,
      query: UsageRecordsQuery,
      answer: { status: 200 as const, schema: UsageRecordList, description: 'A page, newest first.' },
    },
    export: {
      ...common,
      path: `${prefix}/usage/export`,
      operationId: `export${name}`,
      summary: `Export the usage records of ${of}`,
      description: `${remark} Exports a file with all records that match the filters, newest first. The export is recorded in the audit log.`,
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
