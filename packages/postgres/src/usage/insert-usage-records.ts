import { DURATION_BOUNDS_US, GAP_BOUNDS_US, OVERHEAD_BOUNDS_US, TTFT_BOUNDS_US } from '@weir/domain/usage';
import { USAGE_RECORD_COLUMNS, USAGE_RECORD_ROW } from './usage-record-columns.ts';
import {
  ADD_TO_ROLLUP,
  eachBucket,
  type ROLLUP_BUCKETS,
  ROLLUP_COLUMNS,
  ROLLUP_KEY,
  ROLLUP_SUMS,
} from './usage-rollup-columns.ts';

/** What a group of records adds to each column. */
const SUMS: Readonly<Record<(typeof ROLLUP_SUMS)[number], string>> = {
  requests: 'count(*)',
  failed_requests: "count(*) filter (where ending in ('upstream_failed', 'timed_out', 'shut_down'))",
  unknown_usage_requests: "count(*) filter (where usage_source = 'unknown')",
  input_tokens: 'coalesce(sum(input_tokens), 0)',
  cached_input_tokens: 'coalesce(sum(cached_input_tokens), 0)',
  cache_write_tokens: 'coalesce(sum(cache_write_tokens), 0)',
  output_tokens: 'coalesce(sum(output_tokens), 0)',
  reasoning_tokens: 'coalesce(sum(reasoning_tokens), 0)',
  cost_nano_usd: 'coalesce(sum(cost_nano_usd), 0)',
  unknown_cost_requests: 'count(*) filter (where cost_nano_usd is null)',
  ttft_sum_us: 'coalesce(sum(ttft_us), 0)',
  ttft_count: 'count(ttft_us)',
  itl_sum_us: 'coalesce(sum(itl_count::numeric * itl_mean_us), 0)',
  itl_count: 'coalesce(sum(itl_count), 0)',
  duration_sum_us: 'sum(duration_us)',
  overhead_sum_us: 'sum(overhead_us)',
};

/** What it adds to each bucket. */
const BUCKETS: Readonly<Record<keyof typeof ROLLUP_BUCKETS, string>> = {
  ttft_buckets: eachBucket(TTFT_BOUNDS_US, (index) => `count(*) filter (where ttft_bucket = ${index})`),
  itl_buckets: eachBucket(GAP_BOUNDS_US, (index) => `coalesce(sum(itl_buckets[${index + 1}]), 0)`),
  duration_buckets: eachBucket(
    DURATION_BOUNDS_US,
    (index) => `count(*) filter (where duration_bucket = ${index})`,
  ),
  overhead_buckets: eachBucket(
    OVERHEAD_BOUNDS_US,
    (index) => `count(*) filter (where overhead_bucket = ${index})`,
  ),
};

const VALUES = [
  ROLLUP_KEY,
  ...ROLLUP_SUMS.map((column) => SUMS[column]),
  BUCKETS.ttft_buckets,
  BUCKETS.itl_buckets,
  BUCKETS.duration_buckets,
  BUCKETS.overhead_buckets,
].join(', ');

/**
 * One statement, so one round trip and one transaction. Only new records are added: the rollups and counters read only the
 * rows that the insert returns, so a batch sent again adds nothing.
 *
 * Every part locks its rows in the order of their keys, and the parts run in the same order in every session (the plan is
 * the same), so overlapping batches wait for each other without a deadlock. Rollups are in the order of release 0.1, whose
 * gateways may be writing too. Only quarters of an hour are written; `compactUsageRollups` makes hours of old ones.
 */
export const INSERT_USAGE_RECORDS = `
with batch as materialized (
  select * from unnest($1::text::${USAGE_RECORD_ROW}[])
), added as (
  insert into usage_records (${USAGE_RECORD_COLUMNS.map(({ name }) => name).join(', ')})
  select * from batch order by request_id, started_at
  on conflict do nothing
  returning organization_id, workspace_id, api_key_id, user_id, team_id, model, provider, started_at, ending,
    usage_source, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
    cost_nano_usd, ttft_us, itl_count, itl_mean_us, itl_buckets, duration_us, overhead_us,
    15::smallint as minutes, date_bin('15 minutes', started_at, '2000-01-01T00:00Z') as starts_at,
    ${bucketOf('ttft_us', TTFT_BOUNDS_US)} as ttft_bucket,
    ${bucketOf('duration_us', DURATION_BOUNDS_US)} as duration_bucket,
    ${bucketOf('overhead_us', OVERHEAD_BOUNDS_US)} as overhead_bucket
), rolled_up as (
  insert into usage_rollups as rollup (${ROLLUP_COLUMNS})
  select ${VALUES}
  from added
  group by ${ROLLUP_KEY}
  order by organization_id, date_bin('1 hour', starts_at, '2000-01-01T00:00Z'), workspace_id, api_key_id, model,
    provider, user_id, team_id, starts_at
  ${ADD_TO_ROLLUP}
)
insert into spend_counters as counter
select scope, scope_id, period, period_start,
  coalesce(sum(cost_nano_usd), 0),
  count(*),
  coalesce(sum(coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0)), 0)
from added
cross join lateral (
  values ('api_key', api_key_id), ('workspace', workspace_id), ('organization', organization_id)
) as scopes (scope, scope_id)
cross join lateral (
  values ('total', date '1970-01-01'), ('day', (started_at at time zone 'UTC')::date)
) as periods (period, period_start)
group by 1, 2, 3, 4
order by 1, 2, 3, 4
on conflict (scope, scope_id, period, period_start) do update set
  spent_nano_usd = counter.spent_nano_usd + excluded.spent_nano_usd,
  requests = counter.requests + excluded.requests,
  tokens = counter.tokens + excluded.tokens`;

/** As `bucketIndex` of the domain: PostgreSQL counts a value that equals a bound to the bucket above it. */
function bucketOf(column: string, bounds: readonly number[]): string {
  return `width_bucket(${column} - 1, '{${bounds.join(',')}}'::bigint[])`;
}
