-- Analytics that tell models apart and are filtered by owners or keys, or the other way round, read some of this level: here it stands together by what
-- is asked for, with all that they add up. From the table, whose rows have 61 buckets each, they took three to eight times as long.
create index usage_totals_models_idx on usage_totals (model, starts_at, api_key_id, user_id)
  include (minutes, organization_id, workspace_id, provider, requests, failed_requests, unknown_usage_requests, input_tokens,
    cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd, unknown_cost_requests)
  where level = 'key_models';
create index usage_totals_models_of_users_idx on usage_totals (user_id, starts_at, model)
  include (api_key_id, minutes, organization_id, workspace_id, provider, requests, failed_requests, unknown_usage_requests,
    input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd, unknown_cost_requests)
  where level = 'key_models';
create index usage_totals_models_of_keys_idx on usage_totals (api_key_id, starts_at, model)
  include (user_id, minutes, organization_id, workspace_id, provider, requests, failed_requests, unknown_usage_requests,
    input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd, unknown_cost_requests)
  where level = 'key_models';
