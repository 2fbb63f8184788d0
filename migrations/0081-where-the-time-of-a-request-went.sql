alter table usage_records
  add column authenticated_us bigint,
  add column body_received_us bigint,
  add column admitted_us bigint,
  add column last_token_us bigint,
  add column admission_limits jsonb,
  add column settled_by text;
comment on column usage_records.authenticated_us is
  'From the request received, as body_received_us, admitted_us and last_token_us. Null in records of earlier releases.';
comment on column usage_records.admission_limits is 'The limits that let the request through, as it found them; at most 8.';
comment on column usage_records.settled_by is 'ledger or spool: what made the record durable first. recorded_at is when it came here.';

-- Requests whose ids were made by Weir are found by the time in the id. Few clients send ids of their own.
create index usage_records_client_request_id_idx on usage_records (client_request_id)
  where client_request_id !~ '^req_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$';

create type usage_record_row_59 as (
  request_id uuid,
  client_request_id text,
  organization_id uuid,
  workspace_id uuid,
  api_key_id uuid,
  user_id uuid,
  team_id uuid,
  operation text,
  streamed boolean,
  model text,
  model_id uuid,
  deployment_id uuid,
  connection_id uuid,
  provider text,
  upstream_model text,
  response_model text,
  started_at timestamp with time zone,
  ending text,
  status smallint,
  error_code text,
  finish_reason text,
  input_tokens bigint,
  cached_input_tokens bigint,
  cache_write_tokens bigint,
  output_tokens bigint,
  reasoning_tokens bigint,
  audio_input_tokens bigint,
  image_input_tokens bigint,
  audio_output_tokens bigint,
  usage_source text,
  units bigint,
  cost_nano_usd bigint,
  ttft_us bigint,
  upstream_ttft_us bigint,
  itl_count bigint,
  itl_mean_us bigint,
  itl_p50_us bigint,
  itl_p95_us bigint,
  itl_max_us bigint,
  itl_buckets integer[],
  itl_strip text,
  duration_us bigint,
  overhead_us bigint,
  request_bytes bigint,
  response_bytes bigint,
  attempts jsonb,
  client_user text,
  tags jsonb,
  upstream_request_id text,
  price_id uuid,
  subscription_id uuid,
  lease_holder uuid,
  is_fallback boolean,
  authenticated_us bigint,
  body_received_us bigint,
  admitted_us bigint,
  last_token_us bigint,
  admission_limits jsonb,
  settled_by text
);
comment on type usage_record_row_59 is
  'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';

alter table request_refusals
  add column limits jsonb,
  add column request_ids text[];
comment on column request_refusals.limits is 'The limits that were looked at for the last one, at most 16. Null before release 0.2.';
comment on column request_refusals.request_ids is 'Of the first ones of the minute, at most 20: a flood is counted, not listed.';
