alter table model_prices add column unit_nano_usd bigint check (unit_nano_usd >= 0);
comment on column model_prices.unit_nano_usd is
  'Of an image, a second of audio or a character, by what the operation counts. Null: their tokens are billed.';

alter table usage_records add column units bigint check (units >= 0);
comment on column usage_records.units is
  'Images, started seconds of audio or characters, by what the operation counts. Null for others, and unknown.';

create type usage_record_row_52 as (
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
  started_at timestamptz,
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
  lease_holder uuid
);
comment on type usage_record_row_52 is
  'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';
