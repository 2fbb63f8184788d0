create table usage_totals (
  organization_id uuid,
  minutes smallint not null,
  starts_at timestamptz not null,
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
  overhead_sum_us numeric not null,
  ttft_buckets bigint[] not null,
  itl_buckets bigint[] not null,
  duration_buckets bigint[] not null,
  overhead_buckets bigint[] not null,
  constraint usage_totals_key unique nulls not distinct (organization_id, minutes, starts_at, model, provider)
) with (fillfactor = 70);
comment on table usage_totals is
  'Sums of usage_rollups over all workspaces, keys and people, up to usage_totals_fold.folded_until: a month of a large organization is some thousand rows.';
comment on column usage_totals.organization_id is 'Null for the whole platform.';

create table usage_totals_fold (
  only_one boolean primary key default true check (only_one),
  folded_until timestamptz not null
);
comment on column usage_totals_fold.folded_until is
  'Rollups that start before are in usage_totals. What is recorded late for such a time is added to both.';
insert into usage_totals_fold (folded_until) values ('-infinity');

create index usage_rollups_api_key_id_idx on usage_rollups (api_key_id, starts_at);
create index usage_rollups_user_id_idx on usage_rollups (user_id, starts_at) where user_id is not null;
create index usage_rollups_workspace_id_idx on usage_rollups (workspace_id, starts_at);

-- The first moment whose local time is this or later. Where clocks go back over midnight, midnight comes twice; `at time
-- zone` means the second one.
create function local_start(local timestamp, zone text) returns timestamptz language sql stable strict parallel safe as $$
  select case when (local at time zone zone - interval '1 hour') at time zone zone >= local
    then local at time zone zone - interval '1 hour' else local at time zone zone end
$$;

create function usage_periods(granularity text, zone text, since timestamptz, until timestamptz)
returns table (starts_at timestamptz, ends_at timestamptz) language plpgsql stable strict parallel safe as $$
declare
  step interval;
begin
  if granularity in ('15_minutes', 'hour') then
    return query
      select min(quarter), max(quarter) + interval '15 minutes'
      from generate_series(
        date_bin('15 minutes', since, '2000-01-01T00:00Z') - interval '2 hours', until + interval '2 hours',
        interval '15 minutes') as quarter
      group by case granularity when 'hour' then date_trunc('hour', quarter, zone) else quarter end
      having max(quarter) + interval '15 minutes' > since and min(quarter) < until
      order by 1;
  else
    step := ('1 ' || granularity)::interval;
    return query
      select local_start(local, zone), local_start(local + step, zone)
      from generate_series(
        date_trunc(granularity, since at time zone zone) - step, until at time zone zone + step, step) as local
      where local_start(local + step, zone) > since and local_start(local, zone) < until
        and local_start(local, zone) < local_start(local + step, zone)
      order by 1;
  end if;
end
$$;
comment on function usage_periods(text, text, timestamptz, timestamptz) is
  'Quarters of an hour, hours, days, weeks (from Monday) or months of a time zone that overlap a range, without a gap, whatever the clocks do.';
