import {
  DURATION_BOUNDS_US,
  FAILED_ENDINGS,
  GAP_BOUNDS_US,
  OVERHEAD_BOUNDS_US,
  TTFT_BOUNDS_US,
} from '@weir/domain/usage';
import { USAGE_RECORD_COLUMNS, USAGE_RECORD_ROW } from './usage-record-columns.ts';
import {
  ADD_TO_ROLLUP,
  ADD_TO_TOTALS,
  ADDED_COLUMNS,
  eachBucket,
  type ROLLUP_BUCKETS,
  ROLLUP_COLUMNS,
  ROLLUP_KEY,
  ROLLUP_SUMS,
} from './usage-rollup-columns.ts';
import { ALL_LEVELS, TOTALS_KEY, TOTALS_KEY_OF_GROUP, totalsSlots } from './usage-totals-levels.ts';

/** What a group of records adds to each column. */
const SUMS: Readonly<Record<(typeof ROLLUP_SUMS)[number], string>> = {
  requests: 'count(*)',
  failed_requests: `count(*) filter (where ending in (${FAILED_ENDINGS.map((ending) => `'${ending}'`).join(', ')}))`,
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

/** What records of the ledger add up to, with {@link BUCKET_INDEXES} beside their columns. */
export const ROLLUP_VALUES = { sums: SUMS, buckets: BUCKETS } as const;

/** Which bucket of each kind a record is in. */
export const BUCKET_INDEXES = `${bucketOf('ttft_us', TTFT_BOUNDS_US)} as ttft_bucket,
    ${bucketOf('duration_us', DURATION_BOUNDS_US)} as duration_bucket,
    ${bucketOf('overhead_us', OVERHEAD_BOUNDS_US)} as overhead_bucket`;

const VALUES = [
  ...ROLLUP_SUMS.map((column) => SUMS[column]),
  BUCKETS.ttft_buckets,
  BUCKETS.itl_buckets,
  BUCKETS.duration_buckets,
  BUCKETS.overhead_buckets,
].join(', ');

/** A whole rollup of {@link ROLLUP_COLUMNS}, from records with the columns of {@link ROLLUP_KEY} and {@link BUCKET_INDEXES}. */
export const ROLLUP_OF_RECORDS = `${ROLLUP_KEY}, ${VALUES}`;

/** The sum of the tokens of a group of records. */
const TOKENS = 'coalesce(sum(coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0)), 0)';

/** What a limit counts, of what was used. */
const COUNTED_USE = `case
    when kind in ('budget', 'credit') then spent_nano_usd when kind = 'request_quota' then requests else tokens
  end`;

/** The key of `limit_counters`. */
const COUNTER_KEY = 'scope, scope_id, organization_id, model_id, period, period_start';

/**
 * One statement, so one round trip and one transaction. Only new records are added: the rollups and counters read only the
 * rows that the insert returns, so a batch sent again adds nothing.
 *
 * Every part locks its rows in the order of their keys, and the parts run in the same order in every session (the plan is
 * the same), so overlapping batches wait for each other without a deadlock. Rollups are in the order of release 0.1, whose
 * gateways may be writing too. Only quarters of an hour are written; `compactUsageRollups` makes hours of old ones.
 *
 * What limits count is counted by quarters of an hour, too: every period begins with one, in every time zone.
 */
export const INSERT_USAGE_RECORDS = insertUsageRecords('');

/** The same, for records of a time whose rollups are in `usage_totals` already: there they are added, too. */
export const INSERT_LATE_USAGE_RECORDS = insertUsageRecords(`, late as (
  insert into usage_totals as rollup (${TOTALS_KEY}, ${ADDED_COLUMNS})
  select ${TOTALS_KEY_OF_GROUP}, ${VALUES}
  from ${totalsSlots('added')}
  group by ${ALL_LEVELS}
  order by ${TOTALS_KEY}
  ${ADD_TO_TOTALS}
)`);

function insertUsageRecords(late: string): string {
  return `
with batch as materialized (
  select * from unnest($1::text::${USAGE_RECORD_ROW}[])
), added as (
  insert into usage_records (${USAGE_RECORD_COLUMNS.map(({ name }) => name).join(', ')})
  select * from batch order by request_id, started_at
  on conflict do nothing
  returning organization_id, workspace_id, api_key_id, user_id, team_id, subscription_id, lease_holder, model, model_id,
    provider, started_at, ending, usage_source, input_tokens, cached_input_tokens, cache_write_tokens,
    output_tokens, reasoning_tokens, cost_nano_usd, ttft_us, itl_count, itl_mean_us, itl_buckets, duration_us, overhead_us,
    15::smallint as minutes, date_bin('15 minutes', started_at, '2000-01-01T00:00Z') as starts_at,
    ${BUCKET_INDEXES}
), rolled_up as (
  insert into usage_rollups as rollup (${ROLLUP_COLUMNS})
  select ${ROLLUP_OF_RECORDS}
  from added
  group by ${ROLLUP_KEY}
  order by organization_id, date_bin('1 hour', starts_at, '2000-01-01T00:00Z'), workspace_id, api_key_id, model,
    provider, user_id, team_id, starts_at
  ${ADD_TO_ROLLUP}
)${late}, used as materialized (
  select scope, scope_id, organization_id, model_id as used_model_id, starts_at as used_at,
    lease_holder, coalesce(sum(cost_nano_usd), 0) as spent_nano_usd, count(*) as requests, ${TOKENS} as tokens
  from added
  cross join lateral (
    values ('api_key', api_key_id), ('member', user_id), ('team', team_id), ('workspace', workspace_id),
      ('organization', organization_id), ('subscription', subscription_id)
  ) as scopes (scope, scope_id)
  where scope_id is not null
  group by 1, 2, 3, 4, 5, 6
), limited as materialized (
  select limits.id, limits.kind, limits.model_id, limits.period, current.starts_at as period_start, used.*
  from used
  join limits using (scope, scope_id, organization_id)
  join organizations on organizations.id = organization_id
  cross join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, used_at) as current
  where limits.period is not null and (limits.model_id is null or limits.model_id = used_model_id)
    and current.starts_at >= limits.counted_from
), counted as (
  insert into limit_counters as counter (${COUNTER_KEY}, spent_nano_usd, requests, tokens, updated_at)
  select ${COUNTER_KEY}, sum(spent_nano_usd), sum(requests), sum(tokens), now()
  from (
    select distinct on (${COUNTER_KEY}, used_model_id, used_at, lease_holder) * from limited
  ) as once
  group by ${COUNTER_KEY}
  order by ${COUNTER_KEY}
  on conflict on constraint limit_counters_key do update set
    spent_nano_usd = counter.spent_nano_usd + excluded.spent_nano_usd,
    requests = counter.requests + excluded.requests,
    tokens = counter.tokens + excluded.tokens,
    updated_at = excluded.updated_at
), taken as materialized (
  select lease.limit_id, lease.period_start, lease.holder, of_limit.amount
  from (
    select id, period_start, lease_holder, sum(${COUNTED_USE}) as amount from limited group by 1, 2, 3
  ) as of_limit
  join limit_leases as lease on lease.limit_id = of_limit.id and lease.period_start = of_limit.period_start
    and lease.holder = of_limit.lease_holder
  order by lease.limit_id, lease.period_start, lease.holder
  for no key update of lease
)
update limit_leases as lease set amount = greatest(lease.amount - taken.amount, 0)
from taken
where lease.limit_id = taken.limit_id and lease.period_start = taken.period_start and lease.holder = taken.holder`;
}

/** As `bucketIndex` of the domain: PostgreSQL counts a value that equals a bound to the bucket above it. */
function bucketOf(column: string, bounds: readonly number[]): string {
  return `width_bucket(${column} - 1, '{${bounds.join(',')}}'::bigint[])`;
}
