-- Totals of workspaces, members and keys too, and by hours and days: what was added up before is made anew.
drop table usage_totals;
create table usage_totals (
  level text not null check (level in ('platform', 'platform_models', 'organization', 'organization_models', 'workspace', 'member', 'key', 'key_models')),
  minutes smallint not null check (minutes in (15, 60, 1440)),
  organization_id uuid,
  starts_at timestamptz not null,
  workspace_id uuid,
  api_key_id uuid,
  user_id uuid,
  model text,
  provider text,
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
  constraint usage_totals_key unique nulls not distinct
    (level, minutes, organization_id, starts_at, workspace_id, api_key_id, user_id, model, provider)
);
comment on table usage_totals is
  'Sums of usage_rollups up to usage_totals_fold.folded_until, so that a report reads some hundred rows. Each is in a quarter of an hour, an hour and a day (UTC).';
comment on column usage_totals.level is 'Which columns are told apart; the others are null. Levels that end in models have model and provider.';
comment on column usage_totals.minutes is
  '15 since usage_totals_fold.quarters_since, 60, and 1440 for days that are folded as a whole. Level key_models has days only.';
comment on column usage_totals.user_id is 'Null in the levels member and key for keys of nobody.';

create index usage_totals_starts_at_idx on usage_totals (minutes, starts_at);
create index usage_totals_workspace_id_idx on usage_totals (workspace_id, level, minutes, starts_at)
  where workspace_id is not null;
create index usage_totals_api_key_id_idx on usage_totals (api_key_id, level, minutes, starts_at)
  where api_key_id is not null;
create index usage_totals_user_id_idx on usage_totals (user_id, level, minutes, starts_at) where user_id is not null;

alter table usage_totals_fold add column quarters_since timestamptz not null default '-infinity';
comment on column usage_totals_fold.folded_until is
  'A whole hour. Rollups that start before are in usage_totals. What is recorded late for such a time is added to both.';
comment on column usage_totals_fold.quarters_since is 'A whole hour. What is older is known by hours only.';
update usage_totals_fold set folded_until = '-infinity', quarters_since = coalesce(
  (select max(starts_at) + interval '1 hour' from usage_rollups where minutes = 60), '-infinity');

create function usage_blocks(since timestamptz, until timestamptz)
returns table (minutes smallint, starts_at timestamptz, ends_at timestamptz) language sql stable parallel safe as $$
  select block.minutes, block.starts_at, block.ends_at
  from usage_totals_fold as fold
  cross join lateral (
    select case when since < fold.quarters_since
        then date_bin('1 hour', since + interval '1 hour' - interval '1 microsecond', '2000-01-01T00:00Z') else since end as first,
      case when until < fold.quarters_since
        then date_bin('1 hour', until + interval '1 hour' - interval '1 microsecond', '2000-01-01T00:00Z') else until end as last
  ) as range
  cross join lateral (select greatest(least(range.last, fold.folded_until), range.first) as folded) as known
  cross join lateral (
    select least(date_bin('1 hour', range.first + interval '1 hour' - interval '1 microsecond', '2000-01-01T00:00Z'),
      known.folded) as first_hour
  ) as first_hour
  cross join lateral (
    select greatest(date_bin('1 hour', known.folded, '2000-01-01T00:00Z'), first_hour) as last_hour
  ) as last_hour
  cross join lateral (
    select least(date_bin('1 day', range.first + interval '1 day' - interval '1 microsecond', '2000-01-01T00:00Z'),
      last_hour) as first_day
  ) as first_day
  cross join lateral (
    select greatest(date_bin('1 day', known.folded, '2000-01-01T00:00Z'), first_day) as last_day
  ) as last_day
  cross join lateral (
    values (15::smallint, range.first, first_hour.first_hour), (60, first_hour.first_hour, first_day.first_day),
      (1440, first_day.first_day, last_day.last_day), (60, last_day.last_day, last_hour.last_hour),
      (15, last_hour.last_hour, known.folded), (0, known.folded, range.last)
  ) as block (minutes, starts_at, ends_at)
  where block.starts_at < block.ends_at
$$;
comment on function usage_blocks(timestamptz, timestamptz) is
  'A range as days, hours and quarters of usage_totals, and, with 0 minutes, what only usage_rollups know: without gaps, each moment once. Where quarters are not kept, an hour belongs to where it starts.';
