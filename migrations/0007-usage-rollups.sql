-- Gateways of the release before wait here, between two of their groups.
lock table usage_rollups_hourly in exclusive mode;

create table usage_rollups (
  organization_id uuid not null,
  minutes smallint not null check (minutes in (15, 60)),
  starts_at timestamptz not null,
  workspace_id uuid not null,
  api_key_id uuid not null,
  user_id uuid,
  team_id uuid,
  model text not null,
  provider text not null,
  requests bigint not null,
  failed_requests bigint not null,
  unknown_usage_requests bigint not null,
  input_tokens numeric not null,
  cached_input_tokens numeric not null,
  cache_write_tokens numeric not null,
  output_tokens numeric not null,
  reasoning_tokens numeric not null,
  cost_nano_usd numeric not null,
  unknown_cost_requests bigint not null,
  ttft_sum_us numeric not null,
  ttft_count bigint not null,
  itl_sum_us numeric not null,
  itl_count numeric not null,
  duration_sum_us numeric not null,
  overhead_sum_us numeric not null default 0,
  ttft_buckets bigint[] not null default array_fill(0::bigint, array[17]),
  itl_buckets bigint[] not null default array_fill(0::bigint, array[16]),
  duration_buckets bigint[] not null default array_fill(0::bigint, array[15]),
  overhead_buckets bigint[] not null default array_fill(0::bigint, array[15]),
  constraint usage_rollups_key unique nulls not distinct
    (organization_id, minutes, starts_at, workspace_id, api_key_id, user_id, team_id, model, provider)
) with (fillfactor = 70);
comment on table usage_rollups is
  'Sums of usage_records by quarter of an hour (UTC), and by hour after 62 days; what reports read. Of quarters, days can be made in any time zone. Sums are numeric: a bigint could overflow and stop the ledger.';
comment on column usage_rollups.minutes is '15, or 60 once it is old; every record is in one row.';
comment on column usage_rollups.failed_requests is 'Ended as upstream_failed, timed_out or shut_down; a client that left is no failure.';
comment on column usage_rollups.cost_nano_usd is 'Of the requests whose cost is known; unknown_cost_requests counts the others.';
comment on column usage_rollups.itl_sum_us is 'Sum of all gaps, not of the means of requests; divide by itl_count.';
comment on column usage_rollups.overhead_sum_us is 'Of records since release 0.2, as all buckets.';
comment on column usage_rollups.ttft_buckets is 'How many were within each bound of TTFT_BOUNDS_US, then above them. Likewise the other buckets.';
comment on column usage_rollups.itl_buckets is 'Of all gaps of all streams, by GAP_BOUNDS_US.';

create function add_buckets(one bigint[], other bigint[]) returns bigint[] language plpgsql immutable strict parallel safe as $$
begin
  for index in 1..cardinality(other) loop
    if other[index] <> 0 then
      one[index] := one[index] + other[index];
    end if;
  end loop;
  return one;
end
$$;
comment on function add_buckets(bigint[], bigint[]) is
  'Adds element by element. In a statement of this size it takes less time than expressions for all elements.';

create index usage_rollups_starts_at_idx on usage_rollups (minutes, starts_at);

insert into usage_rollups (organization_id, minutes, starts_at, workspace_id, api_key_id, model, provider, requests,
  failed_requests, unknown_usage_requests, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens,
  reasoning_tokens, cost_nano_usd, unknown_cost_requests, ttft_sum_us, ttft_count, itl_sum_us, itl_count,
  duration_sum_us)
select organization_id, 60, hour, workspace_id, api_key_id, model, provider, requests, failed_requests,
  unknown_usage_requests, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
  cost_nano_usd, unknown_cost_requests, ttft_sum_us, ttft_count, itl_sum_us, itl_count, duration_sum_us
from usage_rollups_hourly
where hour < date_trunc('hour', now() - interval '62 days', 'UTC');

insert into usage_rollups (organization_id, minutes, starts_at, workspace_id, api_key_id, model, provider, requests,
  failed_requests, unknown_usage_requests, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens,
  reasoning_tokens, cost_nano_usd, unknown_cost_requests, ttft_sum_us, ttft_count, itl_sum_us, itl_count,
  duration_sum_us)
select organization_id, 15, date_bin('15 minutes', started_at, '2000-01-01T00:00Z'), workspace_id, api_key_id, model,
  provider, count(*), count(*) filter (where ending in ('upstream_failed', 'timed_out', 'shut_down')),
  count(*) filter (where usage_source = 'unknown'), coalesce(sum(input_tokens), 0),
  coalesce(sum(cached_input_tokens), 0), coalesce(sum(cache_write_tokens), 0), coalesce(sum(output_tokens), 0),
  coalesce(sum(reasoning_tokens), 0), coalesce(sum(cost_nano_usd), 0),
  count(*) filter (where cost_nano_usd is null), coalesce(sum(ttft_us), 0), count(ttft_us),
  coalesce(sum(itl_count::numeric * itl_mean_us), 0), coalesce(sum(itl_count), 0), sum(duration_us)
from usage_records
where started_at >= date_trunc('hour', now() - interval '62 days', 'UTC')
group by organization_id, date_bin('15 minutes', started_at, '2000-01-01T00:00Z'), workspace_id, api_key_id, model,
  provider;

delete from usage_rollups_hourly;
create function move_hourly_rollup() returns trigger language plpgsql security definer as $$
begin
  insert into usage_rollups as rollup (organization_id, minutes, starts_at, workspace_id, api_key_id, model, provider,
    requests, failed_requests, unknown_usage_requests, input_tokens, cached_input_tokens, cache_write_tokens,
    output_tokens, reasoning_tokens, cost_nano_usd, unknown_cost_requests, ttft_sum_us, ttft_count, itl_sum_us,
    itl_count, duration_sum_us)
  select new.organization_id, 15, new.hour, new.workspace_id, new.api_key_id, new.model, new.provider,
    new.requests, new.failed_requests, new.unknown_usage_requests, new.input_tokens, new.cached_input_tokens,
    new.cache_write_tokens, new.output_tokens, new.reasoning_tokens, new.cost_nano_usd, new.unknown_cost_requests,
    new.ttft_sum_us, new.ttft_count, new.itl_sum_us, new.itl_count, new.duration_sum_us
  on conflict (organization_id, minutes, starts_at, workspace_id, api_key_id, user_id, team_id, model, provider)
  do update set
    requests = rollup.requests + excluded.requests,
    failed_requests = rollup.failed_requests + excluded.failed_requests,
    unknown_usage_requests = rollup.unknown_usage_requests + excluded.unknown_usage_requests,
    input_tokens = rollup.input_tokens + excluded.input_tokens,
    cached_input_tokens = rollup.cached_input_tokens + excluded.cached_input_tokens,
    cache_write_tokens = rollup.cache_write_tokens + excluded.cache_write_tokens,
    output_tokens = rollup.output_tokens + excluded.output_tokens,
    reasoning_tokens = rollup.reasoning_tokens + excluded.reasoning_tokens,
    cost_nano_usd = rollup.cost_nano_usd + excluded.cost_nano_usd,
    unknown_cost_requests = rollup.unknown_cost_requests + excluded.unknown_cost_requests,
    ttft_sum_us = rollup.ttft_sum_us + excluded.ttft_sum_us,
    ttft_count = rollup.ttft_count + excluded.ttft_count,
    itl_sum_us = rollup.itl_sum_us + excluded.itl_sum_us,
    itl_count = rollup.itl_count + excluded.itl_count,
    duration_sum_us = rollup.duration_sum_us + excluded.duration_sum_us;
  return null;
end
$$;
comment on function move_hourly_rollup() is
  'Gateways of release 0.1 know the hour only: for a quarter of an hour it counts as its first one.';
do $$
begin
  execute format('alter function move_hourly_rollup() set search_path = %I, pg_temp', current_schema());
  revoke execute on function move_hourly_rollup() from public;
end
$$;
create trigger usage_rollups_hourly_move before insert on usage_rollups_hourly
  for each row execute function move_hourly_rollup();
comment on table usage_rollups_hourly is
  'Empty. Gateways of release 0.1 add to it while an upgrade rolls out; what they add moves to usage_rollups.';
