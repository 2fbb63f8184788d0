alter table usage_records
  add column audio_input_tokens bigint,
  add column image_input_tokens bigint,
  add column audio_output_tokens bigint,
  add column price_id uuid,
  add column subscription_id uuid;
comment on column usage_records.audio_input_tokens is 'Part of input_tokens. Null is unknown, never zero.';
comment on column usage_records.image_input_tokens is 'Part of input_tokens. Null is unknown, never zero.';
comment on column usage_records.audio_output_tokens is 'Part of output_tokens. Null is unknown, never zero.';
comment on column usage_records.price_id is 'The prices that cost_nano_usd was calculated with; null without any.';

create type usage_record_row_50 as (
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
  subscription_id uuid
);
comment on type usage_record_row_50 is
  'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';

alter table models
  add column max_output_tokens integer check (max_output_tokens > 0),
  add column capabilities text[] not null default '{}',
  add column deprecated_at timestamptz,
  add column retires_at timestamptz,
  add column restricted boolean not null default false,
  add column free boolean not null default false;
comment on column models.max_output_tokens is 'The most tokens of one answer; null is unknown.';
comment on column models.deprecated_at is 'From then on clients are told to move to another model.';
comment on column models.retires_at is 'From then on requests are refused.';
comment on column models.free is 'Costs nothing, whatever its prices.';
