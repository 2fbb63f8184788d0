-- As gateways of release 0.1.0 send it. Never change it.
with batch as materialized (
  select * from unnest($1::text::usage_record_row[])
), added as (
  insert into usage_records (
    request_id, client_request_id, organization_id, workspace_id, api_key_id, operation, streamed, model, model_id,
    deployment_id, connection_id, provider, upstream_model, response_model, started_at, ending, status, error_code,
    finish_reason, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
    usage_source, cost_nano_usd, ttft_us, upstream_ttft_us, itl_count, itl_mean_us, itl_p50_us, itl_p95_us,
    itl_max_us, duration_us, overhead_us, request_bytes, response_bytes, attempts)
  select * from batch order by request_id, started_at
  on conflict do nothing
  returning organization_id, workspace_id, api_key_id, model, provider, started_at, ending, usage_source,
    input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd, ttft_us,
    itl_count, itl_mean_us, duration_us
), rolled_up as (
  insert into usage_rollups_hourly as rollup
  select organization_id, date_trunc('hour', started_at, 'UTC'), workspace_id, api_key_id, model, provider,
    count(*),
    count(*) filter (where ending in ('upstream_failed', 'timed_out', 'shut_down')),
    count(*) filter (where usage_source = 'unknown'),
    coalesce(sum(input_tokens), 0), coalesce(sum(cached_input_tokens), 0), coalesce(sum(cache_write_tokens), 0),
    coalesce(sum(output_tokens), 0), coalesce(sum(reasoning_tokens), 0),
    coalesce(sum(cost_nano_usd), 0), count(*) filter (where cost_nano_usd is null),
    coalesce(sum(ttft_us), 0), count(ttft_us),
    coalesce(sum(itl_count::numeric * itl_mean_us), 0), coalesce(sum(itl_count), 0),
    sum(duration_us)
  from added
  group by 1, 2, 3, 4, 5, 6
  order by 1, 2, 3, 4, 5, 6
  on conflict (organization_id, hour, workspace_id, api_key_id, model, provider) do update set
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
    duration_sum_us = rollup.duration_sum_us + excluded.duration_sum_us
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
  tokens = counter.tokens + excluded.tokens
