create table usage_records (
  request_id uuid not null,
  client_request_id text not null,
  organization_id uuid not null,
  workspace_id uuid not null,
  api_key_id uuid not null,
  operation text not null,
  streamed boolean not null,
  model text not null,
  model_id uuid not null,
  deployment_id uuid not null,
  connection_id uuid not null,
  provider text not null,
  upstream_model text not null,
  response_model text,
  started_at timestamptz not null,
  ending text not null check (
    ending in ('completed', 'upstream_failed', 'client_disconnected', 'timed_out', 'shut_down')
  ),
  status smallint check (status between 100 and 999),
  error_code text,
  finish_reason text,
  input_tokens bigint check (input_tokens >= 0),
  cached_input_tokens bigint check (cached_input_tokens >= 0),
  cache_write_tokens bigint check (cache_write_tokens >= 0),
  output_tokens bigint check (output_tokens >= 0),
  reasoning_tokens bigint check (reasoning_tokens >= 0),
  usage_source text not null check (usage_source in ('reported', 'estimated', 'unknown')),
  cost_nano_usd bigint check (cost_nano_usd >= 0),
  ttft_us bigint,
  upstream_ttft_us bigint,
  itl_count bigint,
  itl_mean_us bigint,
  itl_p50_us bigint,
  itl_p95_us bigint,
  itl_max_us bigint,
  duration_us bigint not null,
  overhead_us bigint not null,
  request_bytes bigint not null,
  response_bytes bigint not null,
  attempts jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (request_id, started_at)
) partition by range (started_at);
comment on table usage_records is
  'The usage ledger: one row for every admitted request, append-only. No foreign keys: the ledger outlives what it names. Partitioned by month (UTC).';
comment on column usage_records.request_id is 'UUIDv7 made by the gateway: the idempotency key.';
comment on column usage_records.cost_nano_usd is 'Null when the usage or a price it needs is unknown.';
comment on column usage_records.input_tokens is 'Includes cached_input_tokens and cache_write_tokens. Null is unknown, never zero.';
comment on column usage_records.output_tokens is 'Includes reasoning_tokens. Null is unknown, never zero.';

create index usage_records_organization_id_idx on usage_records (organization_id, started_at, request_id);
create index usage_records_started_at_idx on usage_records (started_at, request_id);

create table usage_records_default partition of usage_records default;
comment on table usage_records_default is
  'Takes a record of a month that has no partition, so that none is ever refused; ensure_usage_partitions moves it out.';

create table usage_rollups_hourly (
  organization_id uuid not null,
  hour timestamptz not null,
  workspace_id uuid not null,
  api_key_id uuid not null,
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
  primary key (organization_id, hour, workspace_id, api_key_id, model, provider)
) with (fillfactor = 70);
comment on table usage_rollups_hourly is
  'Sums of usage_records by hour (UTC); what reports read. Sums are numeric: a bigint could overflow and stop the ledger.';
comment on column usage_rollups_hourly.failed_requests is 'Ended as upstream_failed, timed_out or shut_down; a client that left is no failure.';
comment on column usage_rollups_hourly.cost_nano_usd is 'Of the requests whose cost is known; unknown_cost_requests counts the others.';
comment on column usage_rollups_hourly.itl_sum_us is 'Sum of all gaps, not of the means of requests; divide by itl_count.';

create index usage_rollups_hourly_hour_idx on usage_rollups_hourly (hour);

create table spend_counters (
  scope text not null check (scope in ('api_key', 'workspace', 'organization')),
  scope_id uuid not null,
  period text not null check (period in ('total', 'day')),
  period_start date not null,
  spent_nano_usd numeric not null,
  requests bigint not null,
  tokens numeric not null,
  primary key (scope, scope_id, period, period_start),
  check (period <> 'total' or period_start = '1970-01-01')
) with (fillfactor = 50);
comment on table spend_counters is
  'What each scope has spent. Half-filled pages: these rows are updated all the time, and stay in their page.';
comment on column spend_counters.period_start is 'The day (UTC); 1970-01-01 for the total.';

create function ensure_usage_partitions(at timestamptz) returns setof text language plpgsql set lock_timeout = '5s' as $$
declare
  months_ahead integer;
  month_start timestamptz;
  month_end timestamptz;
  partition_name text;
begin
  perform pg_advisory_xact_lock(hashtext('weir.usage_partitions'));
  for months_ahead in -1..3 loop
    month_start := (date_trunc('month', at at time zone 'UTC') + make_interval(months => months_ahead)) at time zone 'UTC';
    month_end := (date_trunc('month', at at time zone 'UTC') + make_interval(months => months_ahead + 1)) at time zone 'UTC';
    partition_name := 'usage_records_' || to_char(month_start at time zone 'UTC', 'YYYY_MM');
    continue when to_regclass(partition_name) is not null;
    lock table usage_records_default in access exclusive mode;
    execute format('create table %I (like usage_records including all)', partition_name);
    execute format(
      'with moved as (delete from usage_records_default where started_at >= %1$L and started_at < %2$L returning *) insert into %3$I select * from moved',
      month_start, month_end, partition_name);
    execute format(
      'alter table usage_records attach partition %I for values from (%L) to (%L)',
      partition_name, month_start, month_end);
    return next partition_name;
  end loop;
end
$$;
comment on function ensure_usage_partitions(timestamptz) is
  'Makes the partitions of the month before, this month and the next three, and moves in what the default partition held of them. Returns the names of those it made. Inserts into other partitions go on meanwhile.';

select ensure_usage_partitions(now());
