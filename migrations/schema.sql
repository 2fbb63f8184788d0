-- Generated from the migrations by: node packages/postgres/scripts/dump-schema.ts

create type usage_record_row as (
  request_id uuid,
  client_request_id text,
  organization_id uuid,
  workspace_id uuid,
  api_key_id uuid,
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
  usage_source text,
  cost_nano_usd bigint,
  ttft_us bigint,
  upstream_ttft_us bigint,
  itl_count bigint,
  itl_mean_us bigint,
  itl_p50_us bigint,
  itl_p95_us bigint,
  itl_max_us bigint,
  duration_us bigint,
  overhead_us bigint,
  request_bytes bigint,
  response_bytes bigint,
  attempts jsonb
);

create type usage_record_row_44 as (
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
  tags jsonb
);

create type usage_record_row_45 as (
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
  upstream_request_id text
);

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

create type usage_record_row_51 as (
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
  lease_holder uuid
);

create type usage_record_row_53 as (
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
  is_fallback boolean
);

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

create table alert_rules (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  metric text not null,
  window_minutes integer not null,
  model text,
  threshold bigint not null,
  min_requests integer not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  deactivated_at timestamp with time zone,
  fired_at timestamp with time zone,
  last_value bigint,
  constraint alert_rules_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint alert_rules_fire_while_active CHECK (((fired_at IS NULL) OR (deactivated_at IS NULL))),
  constraint alert_rules_metric_check CHECK ((metric = ANY (ARRAY['spend_nano_usd'::text, 'error_percent'::text, 'ttft_p95_ms'::text, 'duration_p95_ms'::text]))),
  constraint alert_rules_min_requests_check CHECK ((min_requests > 0)),
  constraint alert_rules_model_check CHECK (((char_length(model) >= 1) AND (char_length(model) <= 256))),
  constraint alert_rules_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint alert_rules_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint alert_rules_pkey PRIMARY KEY (id),
  constraint alert_rules_threshold_check CHECK ((threshold > 0)),
  constraint alert_rules_window_minutes_check CHECK ((window_minutes = ANY (ARRAY[15, 60, 1440])))
);

create table api_keys (
  id uuid not null,
  workspace_id uuid not null,
  name text not null,
  hash text not null,
  mode text not null,
  last_four text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  owner_user_id uuid,
  created_by uuid,
  prefix text not null,
  previous_hash text,
  previous_until timestamp with time zone,
  rotated_at timestamp with time zone,
  allowed_models text[],
  allowed_ip_ranges text[],
  endpoint_scopes text[],
  metadata jsonb default '{}'::jsonb not null,
  last_used_at timestamp with time zone,
  created_via text,
  created_with uuid,
  older_hash text,
  older_until timestamp with time zone,
  owner_service_account_id uuid,
  routing_policy jsonb,
  purpose text,
  constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint api_keys_created_via_check CHECK ((created_via = ANY (ARRAY['session'::text, 'access_token'::text, 'personal_access_token'::text, 'service_account_token'::text]))),
  constraint api_keys_created_with_check CHECK (((created_via IS NULL) = (created_with IS NULL))),
  constraint api_keys_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint api_keys_hash_key UNIQUE (hash),
  constraint api_keys_last_four_check CHECK ((char_length(last_four) = 4)),
  constraint api_keys_mode_check CHECK ((mode = ANY (ARRAY['live'::text, 'test'::text]))),
  constraint api_keys_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint api_keys_older_hash_check CHECK ((older_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint api_keys_older_hash_key UNIQUE (older_hash),
  constraint api_keys_one_owner CHECK ((num_nonnulls(owner_user_id, owner_service_account_id) <= 1)),
  constraint api_keys_owner_service_account_id_fkey FOREIGN KEY (owner_service_account_id) REFERENCES service_accounts(id) ON DELETE CASCADE,
  constraint api_keys_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_prefix_check CHECK (((char_length(prefix) >= 8) AND (char_length(prefix) <= 16))),
  constraint api_keys_previous_hash_check CHECK ((previous_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint api_keys_previous_hash_key UNIQUE (previous_hash),
  constraint api_keys_purpose_check CHECK ((purpose = 'playground'::text)),
  constraint api_keys_routing_policy_check CHECK ((jsonb_typeof(routing_policy) = ANY (ARRAY['string'::text, 'array'::text]))),
  constraint api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table audit_records (
  id uuid not null,
  occurred_at timestamp with time zone not null,
  actor_kind text not null,
  actor_user_id uuid,
  actor_via text,
  action text not null,
  outcome text not null,
  error_code text,
  organization_id uuid,
  target_kind text,
  target_id text,
  changed_fields text[] default '{}'::text[] not null,
  request_id text,
  ip_address inet,
  user_agent text,
  occurrences integer default 1 not null,
  role_before text,
  role_after text,
  reason text,
  constraint audit_records_action_check CHECK ((action ~ '^[a-z_.]{1,64}$'::text)),
  constraint audit_records_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'service_account'::text, 'system'::text, 'anonymous'::text]))),
  constraint audit_records_actor_via_check CHECK ((actor_via = ANY (ARRAY['session'::text, 'access_token'::text, 'personal_access_token'::text, 'service_account_token'::text]))),
  constraint audit_records_changed_fields_check CHECK (((changed_fields)::text ~ '^\{([a-z][a-z0-9_.-]*(,[a-z][a-z0-9_.-]*)*)?\}$'::text)),
  constraint audit_records_error_code_check CHECK ((error_code ~ '^[a-z_]{1,64}$'::text)),
  constraint audit_records_occurrences_check CHECK ((occurrences > 0)),
  constraint audit_records_outcome_check CHECK ((outcome = ANY (ARRAY['succeeded'::text, 'refused'::text, 'failed'::text]))),
  constraint audit_records_pkey PRIMARY KEY (id, occurred_at),
  constraint audit_records_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 500))),
  constraint audit_records_request_id_check CHECK ((char_length(request_id) <= 256)),
  constraint audit_records_role_after_check CHECK ((role_after ~ '^[a-z_]{1,32}$'::text)),
  constraint audit_records_role_before_check CHECK ((role_before ~ '^[a-z_]{1,32}$'::text)),
  constraint audit_records_target_id_check CHECK ((target_id ~ '^[A-Za-z0-9_-]{1,64}$'::text)),
  constraint audit_records_target_kind_check CHECK ((target_kind ~ '^[a-z_]{1,32}$'::text)),
  constraint audit_records_user_agent_check CHECK ((char_length(user_agent) <= 512))
) partition by RANGE (occurred_at);

create table audit_stream (
  only_one boolean default true not null,
  collects_until timestamp with time zone not null,
  held_by uuid not null,
  held_until timestamp with time zone not null,
  constraint audit_stream_only_one_check CHECK (only_one),
  constraint audit_stream_pkey PRIMARY KEY (only_one)
);

create table background_jobs (
  name text not null,
  ran_at timestamp with time zone not null,
  constraint background_jobs_name_check CHECK ((name = ANY (ARRAY['limit_thresholds'::text, 'alert_rules'::text]))),
  constraint background_jobs_pkey PRIMARY KEY (name)
);

create table banner_dismissals (
  banner_id uuid not null,
  user_id uuid not null,
  dismissed_at timestamp with time zone not null,
  constraint banner_dismissals_banner_id_fkey FOREIGN KEY (banner_id) REFERENCES banners(id) ON DELETE CASCADE,
  constraint banner_dismissals_pkey PRIMARY KEY (banner_id, user_id),
  constraint banner_dismissals_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table banners (
  id uuid not null,
  text text not null,
  translations jsonb default '{}'::jsonb not null,
  level text not null,
  link text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  dismissible boolean not null,
  public boolean not null,
  visible boolean not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint banners_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint banners_level_check CHECK ((level = ANY (ARRAY['info'::text, 'success'::text, 'warning'::text, 'critical'::text]))),
  constraint banners_link_check CHECK (((link ~ '^https://'::text) AND (char_length(link) <= 2048))),
  constraint banners_period CHECK ((ends_at > starts_at)),
  constraint banners_pkey PRIMARY KEY (id),
  constraint banners_text_check CHECK (((char_length(text) >= 1) AND (char_length(text) <= 500))),
  constraint banners_translations_check CHECK ((jsonb_typeof(translations) = 'object'::text))
);

create table branding (
  id smallint default 1 not null,
  title text,
  subtitle text,
  shows text[] default '{login_logo,header_logo_light,header_logo_dark,title,subtitle}'::text[] not null,
  constraint branding_id_check CHECK ((id = 1)),
  constraint branding_pkey PRIMARY KEY (id),
  constraint branding_shows_check CHECK ((shows <@ '{login_logo,header_logo_light,header_logo_dark,title,subtitle}'::text[])),
  constraint branding_subtitle_check CHECK (((char_length(subtitle) >= 1) AND (char_length(subtitle) <= 500))),
  constraint branding_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);

create table branding_images (
  slot text not null,
  png bytea not null,
  width integer not null,
  height integer not null,
  updated_at timestamp with time zone not null,
  constraint branding_images_height_check CHECK ((height > 0)),
  constraint branding_images_pkey PRIMARY KEY (slot),
  constraint branding_images_png_check CHECK (((octet_length(png) >= 1) AND (octet_length(png) <= 8388608))),
  constraint branding_images_slot_check CHECK ((slot = ANY (ARRAY['login_logo'::text, 'header_logo_light'::text, 'header_logo_dark'::text]))),
  constraint branding_images_width_check CHECK ((width > 0))
);

create table connections (
  id uuid not null,
  name text not null,
  kind text not null,
  base_url text not null,
  credential_encrypted bytea,
  connect_timeout_ms integer not null,
  first_byte_timeout_ms integer not null,
  idle_timeout_ms integer not null,
  total_timeout_ms integer not null,
  continuous_usage boolean not null,
  enabled boolean default true not null,
  created_at timestamp with time zone default now() not null,
  managed_by text default 'operator'::text not null,
  guarded boolean default false not null,
  stream_options boolean default true not null,
  breaker_failures integer,
  breaker_window_ms integer,
  breaker_open_ms integer,
  breaker_set_to text,
  breaker_set_at timestamp with time zone,
  credential_from text default 'weir'::text not null,
  preset text,
  apis text[],
  credential_header text,
  adds_models boolean default true not null,
  tags text[] default '{}'::text[] not null,
  free boolean default false not null,
  breaker_set_reason text,
  constraint connections_apis_check CHECK (((cardinality(apis) >= 1) AND (apis <@ ARRAY['openai'::text, 'openai-responses'::text, 'anthropic'::text, 'bedrock'::text]))),
  constraint connections_base_url_check CHECK (((char_length(base_url) >= 1) AND (char_length(base_url) <= 2048))),
  constraint connections_breaker_failures_check CHECK (((breaker_failures >= 1) AND (breaker_failures <= 1000))),
  constraint connections_breaker_open_ms_check CHECK (((breaker_open_ms >= 1) AND (breaker_open_ms <= 86400000))),
  constraint connections_breaker_set_check CHECK (((breaker_set_to IS NULL) = (breaker_set_at IS NULL))),
  constraint connections_breaker_set_reason_check CHECK (((char_length(breaker_set_reason) >= 1) AND (char_length(breaker_set_reason) <= 500))),
  constraint connections_breaker_set_to_check CHECK ((breaker_set_to = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint connections_breaker_window_ms_check CHECK (((breaker_window_ms >= 1) AND (breaker_window_ms <= 86400000))),
  constraint connections_connect_timeout_ms_check CHECK ((connect_timeout_ms > 0)),
  constraint connections_credential_from_check CHECK ((credential_from = ANY (ARRAY['weir'::text, 'client'::text]))),
  constraint connections_credential_header_check CHECK ((credential_header = ANY (ARRAY['authorization'::text, 'api-key'::text, 'x-api-key'::text, 'x-goog-api-key'::text]))),
  constraint connections_first_byte_timeout_ms_check CHECK ((first_byte_timeout_ms > 0)),
  constraint connections_idle_timeout_ms_check CHECK ((idle_timeout_ms > 0)),
  constraint connections_kind_check CHECK ((kind = ANY (ARRAY['openai-compatible'::text, 'anthropic'::text, 'bedrock'::text, 'litellm'::text, 'simulator'::text]))),
  constraint connections_managed_by_check CHECK ((managed_by = ANY (ARRAY['environment'::text, 'operator'::text, 'discovery'::text]))),
  constraint connections_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint connections_name_key UNIQUE (name),
  constraint connections_pkey PRIMARY KEY (id),
  constraint connections_preset_check CHECK (((char_length(preset) >= 1) AND (char_length(preset) <= 64))),
  constraint connections_tags_check CHECK (((cardinality(tags) <= 32) AND (array_position(tags, NULL::text) IS NULL))),
  constraint connections_total_timeout_ms_check CHECK ((total_timeout_ms > 0))
);

create table credit_entries (
  id uuid not null,
  organization_id uuid not null,
  kind text not null,
  amount_nano_usd bigint not null,
  reason text not null,
  reference text,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint credit_entries_amount_nano_usd_check CHECK ((amount_nano_usd <> 0)),
  constraint credit_entries_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint credit_entries_kind_check CHECK ((kind = ANY (ARRAY['grant'::text, 'payment'::text, 'correction'::text]))),
  constraint credit_entries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint credit_entries_pkey PRIMARY KEY (id),
  constraint credit_entries_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 1000))),
  constraint credit_entries_reference_check CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 255))),
  constraint credit_entries_reference_key UNIQUE (organization_id, reference),
  constraint credit_entries_sign CHECK (((kind = 'correction'::text) OR (amount_nano_usd > 0)))
);

create table daily_usage (
  cell_id integer not null,
  day date not null,
  quarters bit(96) not null,
  constraint daily_usage_pkey PRIMARY KEY (cell_id, day)
);

create table daily_usage_counts (
  only_one boolean default true not null,
  since timestamp with time zone default now() not null,
  hits bigint default 0 not null,
  misses bigint default 0 not null,
  rebuilds bigint default 0 not null,
  locks_acquired bigint default 0 not null,
  locks_missed bigint default 0 not null,
  grace_uses bigint default 0 not null,
  constraint daily_usage_counts_only_one_check CHECK (only_one),
  constraint daily_usage_counts_pkey PRIMARY KEY (only_one)
);

create table daily_usage_days (
  day date not null,
  built_at timestamp with time zone not null,
  requests numeric not null,
  has_failures boolean not null,
  constraint daily_usage_days_pkey PRIMARY KEY (day)
);

create table daily_usage_failures (
  day date not null,
  cell_id integer not null,
  quarter smallint not null,
  ending text not null,
  error_code text,
  requests integer not null,
  constraint daily_usage_failures_key UNIQUE NULLS NOT DISTINCT (day, cell_id, quarter, ending, error_code),
  constraint daily_usage_failures_quarter_check CHECK (((quarter >= 0) AND (quarter <= 95)))
);

create table deployments (
  id uuid not null,
  model_id uuid not null,
  connection_id uuid not null,
  upstream_name text not null,
  tier integer not null,
  weight integer not null,
  enabled boolean default true not null,
  created_at timestamp with time zone default now() not null,
  managed_by text default 'upstream'::text not null,
  max_parallel integer,
  context_length integer,
  missing_since timestamp with time zone,
  constraint deployments_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections(id) ON DELETE CASCADE,
  constraint deployments_context_length_check CHECK ((context_length > 0)),
  constraint deployments_managed_by_check CHECK ((managed_by = ANY (ARRAY['upstream'::text, 'operator'::text]))),
  constraint deployments_max_parallel_check CHECK (((max_parallel >= 1) AND (max_parallel <= 1000000))),
  constraint deployments_model_connection_name_key UNIQUE (model_id, connection_id, upstream_name),
  constraint deployments_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id) ON DELETE CASCADE,
  constraint deployments_pkey PRIMARY KEY (id),
  constraint deployments_tier_check CHECK ((tier >= 0)),
  constraint deployments_upstream_name_check CHECK (((char_length(upstream_name) >= 1) AND (char_length(upstream_name) <= 256))),
  constraint deployments_weight_check CHECK ((weight > 0))
);

create table discovery_states (
  connection_id uuid,
  asked_at timestamp with time zone not null,
  succeeded_at timestamp with time zone,
  failed_at timestamp with time zone,
  error_code text,
  failing_since timestamp with time zone,
  count integer,
  constraint discovery_states_check CHECK (((failed_at IS NULL) = (error_code IS NULL))),
  constraint discovery_states_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections(id) ON DELETE CASCADE,
  constraint discovery_states_connection_id_key UNIQUE NULLS NOT DISTINCT (connection_id),
  constraint discovery_states_count_check CHECK ((count >= 0)),
  constraint discovery_states_error_code_check CHECK (((char_length(error_code) >= 1) AND (char_length(error_code) <= 64)))
);

create table discovery_turns (
  name text not null,
  holder uuid not null,
  ends_at timestamp with time zone not null,
  constraint discovery_turns_name_check CHECK ((name = ANY (ARRAY['poll'::text, 'sync'::text]))),
  constraint discovery_turns_pkey PRIMARY KEY (name)
);

create table gateway_replicas (
  id uuid not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  version text,
  constraint gateway_replicas_pkey PRIMARY KEY (id)
);

create table idempotent_requests (
  user_id uuid not null,
  key text not null,
  route text not null,
  request_hash text not null,
  request_id text not null,
  status smallint,
  answer_encrypted bytea,
  created_at timestamp with time zone not null,
  constraint idempotent_requests_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 255))),
  constraint idempotent_requests_pkey PRIMARY KEY (user_id, key),
  constraint idempotent_requests_request_hash_check CHECK ((request_hash ~ '^[0-9a-f]{64}$'::text))
);

create table identities (
  id uuid not null,
  user_id uuid not null,
  provider text not null,
  issuer text not null,
  subject text not null,
  email text,
  email_verified boolean default false not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint identities_account_key UNIQUE (provider, issuer, subject),
  constraint identities_email_check CHECK (((char_length(email) >= 3) AND (char_length(email) <= 320))),
  constraint identities_issuer_check CHECK (((char_length(issuer) >= 1) AND (char_length(issuer) <= 512))),
  constraint identities_pkey PRIMARY KEY (id),
  constraint identities_provider_check CHECK (((char_length(provider) >= 1) AND (char_length(provider) <= 64))),
  constraint identities_subject_check CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 255))),
  constraint identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table invitations (
  id uuid not null,
  organization_id uuid not null,
  email text not null,
  role text not null,
  token_hash text not null,
  invited_by uuid,
  created_at timestamp with time zone not null,
  last_sent_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  declined_at timestamp with time zone,
  revoked_at timestamp with time zone,
  mail_state text,
  constraint invitations_email_check CHECK ((((char_length(email) >= 3) AND (char_length(email) <= 320)) AND (email = lower(email)))),
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint invitations_mail_state_check CHECK ((mail_state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))),
  constraint invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text]))),
  constraint invitations_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint invitations_token_hash_key UNIQUE (token_hash)
);

create table job_file_pieces (
  job_id uuid not null,
  number integer not null,
  content bytea not null,
  constraint job_file_pieces_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE CASCADE,
  constraint job_file_pieces_pkey PRIMARY KEY (job_id, number)
);

create table jobs (
  id uuid not null,
  kind text not null,
  user_id uuid not null,
  organization_id uuid,
  parameters jsonb not null,
  begun_by jsonb not null,
  state text not null,
  phase text,
  done integer default 0 not null,
  total integer,
  "position" jsonb,
  failures jsonb default '[]'::jsonb not null,
  error_code text,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  holder uuid,
  held_until timestamp with time zone,
  attempts integer default 0 not null,
  file jsonb,
  file_expires_at timestamp with time zone,
  constraint jobs_begun_by_check CHECK ((jsonb_typeof(begun_by) = 'object'::text)),
  constraint jobs_done_check CHECK ((done >= 0)),
  constraint jobs_kind_check CHECK ((kind = ANY (ARRAY['usage_export'::text, 'audit_log_export'::text, 'cache_rebuild'::text, 'reconciliation'::text, 'subscription_approval'::text, 'subscription_denial'::text]))),
  constraint jobs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint jobs_parameters_check CHECK ((jsonb_typeof(parameters) = 'object'::text)),
  constraint jobs_phase_check CHECK ((phase = ANY (ARRAY['records'::text, 'days'::text, 'counters'::text, 'subscriptions'::text]))),
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'cancelling'::text, 'completed'::text, 'failed'::text, 'cancelled'::text]))),
  constraint jobs_total_check CHECK ((total >= 0)),
  constraint jobs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table limit_counters (
  organization_id uuid not null,
  scope text not null,
  scope_id uuid not null,
  model_id uuid,
  period text not null,
  period_start timestamp with time zone not null,
  spent_nano_usd numeric not null,
  requests bigint not null,
  tokens numeric not null,
  updated_at timestamp with time zone not null,
  constraint limit_counters_key UNIQUE NULLS NOT DISTINCT (scope, scope_id, organization_id, model_id, period, period_start)
) with (fillfactor=50);

create table limit_leases (
  limit_id uuid not null,
  period_start timestamp with time zone not null,
  holder uuid not null,
  amount numeric not null,
  expires_at timestamp with time zone not null,
  constraint limit_leases_amount_check CHECK ((amount >= (0)::numeric)),
  constraint limit_leases_limit_id_fkey FOREIGN KEY (limit_id) REFERENCES limits(id) ON DELETE CASCADE,
  constraint limit_leases_pkey PRIMARY KEY (limit_id, period_start, holder)
) with (fillfactor=50);

create table limit_thresholds_reached (
  limit_id uuid not null,
  period_start timestamp with time zone not null,
  amount bigint not null,
  threshold_percent smallint not null,
  reached_at timestamp with time zone not null,
  constraint limit_thresholds_reached_limit_id_fkey FOREIGN KEY (limit_id) REFERENCES limits(id) ON DELETE CASCADE,
  constraint limit_thresholds_reached_pkey PRIMARY KEY (limit_id, period_start, amount, threshold_percent)
);

create table limits (
  id uuid not null,
  organization_id uuid not null,
  scope text not null,
  scope_id uuid not null,
  model_id uuid,
  kind text not null,
  period text,
  anchor date not null,
  amount bigint not null,
  hard boolean default true not null,
  lets_finish boolean default false not null,
  thresholds smallint[] default '{50,80,100}'::smallint[] not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  counted_from timestamp with time zone,
  set_by text default 'organization'::text not null,
  constraint limits_amount_check CHECK ((amount >= 0)),
  constraint limits_key UNIQUE NULLS NOT DISTINCT (scope, scope_id, organization_id, set_by, model_id, kind, period),
  constraint limits_kind_check CHECK ((kind = ANY (ARRAY['budget'::text, 'credit'::text, 'request_quota'::text, 'token_quota'::text, 'requests_per_minute'::text, 'tokens_per_minute'::text, 'parallel_requests'::text]))),
  constraint limits_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id) ON DELETE CASCADE,
  constraint limits_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint limits_period_check CHECK ((period ~ '^(total|day|week|month|year|[1-9][0-9]{0,2}d)$'::text)),
  constraint limits_period_of_kind CHECK (((period IS NOT NULL) = (kind = ANY (ARRAY['budget'::text, 'credit'::text, 'request_quota'::text, 'token_quota'::text])))),
  constraint limits_pkey PRIMARY KEY (id),
  constraint limits_scope_check CHECK ((scope = ANY (ARRAY['api_key'::text, 'member'::text, 'team'::text, 'workspace'::text, 'organization'::text, 'subscription'::text]))),
  constraint limits_set_by_check CHECK ((set_by = ANY (ARRAY['platform'::text, 'organization'::text])))
);

create table listed_models (
  connection_id uuid not null,
  name text not null,
  context_length integer,
  max_output_tokens integer,
  prices jsonb,
  constraint listed_models_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections(id) ON DELETE CASCADE,
  constraint listed_models_context_length_check CHECK ((context_length > 0)),
  constraint listed_models_max_output_tokens_check CHECK ((max_output_tokens > 0)),
  constraint listed_models_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint listed_models_pkey PRIMARY KEY (connection_id, name)
);

create unlogged table live_requests (
  record_id uuid not null,
  gateway_id uuid not null,
  client_request_id text not null,
  organization_id uuid not null,
  workspace_id uuid not null,
  api_key_id uuid not null,
  user_id uuid,
  operation text not null,
  model text not null,
  streamed boolean not null,
  started_at timestamp with time zone not null,
  has_answer boolean not null,
  output_tokens bigint not null,
  seen_at timestamp with time zone not null,
  constraint live_requests_pkey PRIMARY KEY (record_id)
) with (fillfactor=50);

create table model_aliases (
  name text not null,
  model_id uuid not null,
  created_at timestamp with time zone default now() not null,
  constraint model_aliases_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id) ON DELETE CASCADE,
  constraint model_aliases_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint model_aliases_pkey PRIMARY KEY (name)
);

create table model_changes (
  id uuid not null,
  model_id uuid not null,
  changed_at timestamp with time zone not null,
  effective_at timestamp with time zone not null,
  changed_by uuid,
  action text not null,
  changes jsonb not null,
  constraint model_changes_action_check CHECK (((char_length(action) >= 1) AND (char_length(action) <= 64))),
  constraint model_changes_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id) ON DELETE CASCADE,
  constraint model_changes_pkey PRIMARY KEY (id)
);

create table model_price_tiers (
  price_id uuid not null,
  from_input_tokens integer not null,
  input_nano_usd_per_million bigint,
  cached_input_nano_usd_per_million bigint,
  cache_write_nano_usd_per_million bigint,
  audio_input_nano_usd_per_million bigint,
  image_input_nano_usd_per_million bigint,
  output_nano_usd_per_million bigint,
  reasoning_nano_usd_per_million bigint,
  audio_output_nano_usd_per_million bigint,
  constraint model_price_tiers_audio_input_nano_usd_per_million_check CHECK ((audio_input_nano_usd_per_million >= 0)),
  constraint model_price_tiers_audio_output_nano_usd_per_million_check CHECK ((audio_output_nano_usd_per_million >= 0)),
  constraint model_price_tiers_cache_write_nano_usd_per_million_check CHECK ((cache_write_nano_usd_per_million >= 0)),
  constraint model_price_tiers_cached_input_nano_usd_per_million_check CHECK ((cached_input_nano_usd_per_million >= 0)),
  constraint model_price_tiers_from_input_tokens_check CHECK ((from_input_tokens >= 0)),
  constraint model_price_tiers_image_input_nano_usd_per_million_check CHECK ((image_input_nano_usd_per_million >= 0)),
  constraint model_price_tiers_input_nano_usd_per_million_check CHECK ((input_nano_usd_per_million >= 0)),
  constraint model_price_tiers_output_nano_usd_per_million_check CHECK ((output_nano_usd_per_million >= 0)),
  constraint model_price_tiers_pkey PRIMARY KEY (price_id, from_input_tokens),
  constraint model_price_tiers_price_id_fkey FOREIGN KEY (price_id) REFERENCES model_prices(id) ON DELETE CASCADE,
  constraint model_price_tiers_reasoning_nano_usd_per_million_check CHECK ((reasoning_nano_usd_per_million >= 0))
);

create table model_prices (
  id uuid not null,
  model_id uuid not null,
  effective_from timestamp with time zone not null,
  source text not null,
  request_nano_usd bigint,
  created_at timestamp with time zone not null,
  created_by uuid,
  unit_nano_usd bigint,
  constraint model_prices_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id) ON DELETE CASCADE,
  constraint model_prices_pkey PRIMARY KEY (id),
  constraint model_prices_request_nano_usd_check CHECK ((request_nano_usd >= 0)),
  constraint model_prices_source_check CHECK ((source = ANY (ARRAY['upstream'::text, 'operator'::text]))),
  constraint model_prices_unit_nano_usd_check CHECK ((unit_nano_usd >= 0))
);

create table models (
  id uuid not null,
  name text not null,
  owned_by text not null,
  context_length integer,
  input_nano_usd_per_million bigint,
  cached_input_nano_usd_per_million bigint,
  cache_write_nano_usd_per_million bigint,
  output_nano_usd_per_million bigint,
  enabled boolean default true not null,
  created_at timestamp with time zone not null,
  request_nano_usd bigint,
  max_output_tokens integer,
  capabilities text[] default '{}'::text[] not null,
  deprecated_at timestamp with time zone,
  retires_at timestamp with time zone,
  restricted boolean default false not null,
  free boolean default false not null,
  routing_strategy text default 'round_robin'::text not null,
  stickiness text default 'auto'::text not null,
  max_attempts integer,
  retry_time_ms integer default 600000 not null,
  drop_params text[] default '{}'::text[] not null,
  hedge_after_ms integer,
  constraint models_cache_write_nano_usd_per_million_check CHECK ((cache_write_nano_usd_per_million >= 0)),
  constraint models_cached_input_nano_usd_per_million_check CHECK ((cached_input_nano_usd_per_million >= 0)),
  constraint models_context_length_check CHECK ((context_length > 0)),
  constraint models_hedge_after_ms_check CHECK (((hedge_after_ms >= 50) AND (hedge_after_ms <= 600000))),
  constraint models_input_nano_usd_per_million_check CHECK ((input_nano_usd_per_million >= 0)),
  constraint models_max_attempts_check CHECK (((max_attempts >= 1) AND (max_attempts <= 10))),
  constraint models_max_output_tokens_check CHECK ((max_output_tokens > 0)),
  constraint models_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint models_name_key UNIQUE (name),
  constraint models_output_nano_usd_per_million_check CHECK ((output_nano_usd_per_million >= 0)),
  constraint models_owned_by_check CHECK ((char_length(owned_by) <= 256)),
  constraint models_pkey PRIMARY KEY (id),
  constraint models_request_nano_usd_check CHECK ((request_nano_usd >= 0)),
  constraint models_retry_time_ms_check CHECK (((retry_time_ms >= 0) AND (retry_time_ms <= 86400000))),
  constraint models_routing_strategy_check CHECK ((routing_strategy = ANY (ARRAY['round_robin'::text, 'weighted'::text, 'least_busy'::text, 'latency'::text]))),
  constraint models_stickiness_check CHECK ((stickiness = ANY (ARRAY['off'::text, 'auto'::text])))
);

create table notifications (
  id uuid not null,
  user_id uuid not null,
  organization_id uuid,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notifications_kind_check CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 100))),
  constraint notifications_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint notifications_pkey PRIMARY KEY (id),
  constraint notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table organization_credentials (
  id uuid not null,
  organization_id uuid not null,
  connection_id uuid not null,
  credential_encrypted bytea not null,
  last_four text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  rotated_at timestamp with time zone,
  test_started_at timestamp with time zone,
  tested_at timestamp with time zone,
  test_code text,
  workspace_id uuid,
  api_key_id uuid,
  constraint organization_credentials_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_keys(id) ON DELETE CASCADE,
  constraint organization_credentials_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections(id) ON DELETE CASCADE,
  constraint organization_credentials_connection_key UNIQUE NULLS NOT DISTINCT (organization_id, connection_id, workspace_id, api_key_id),
  constraint organization_credentials_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint organization_credentials_last_four_check CHECK ((char_length(last_four) <= 4)),
  constraint organization_credentials_one_owner CHECK ((num_nonnulls(workspace_id, api_key_id) <= 1)),
  constraint organization_credentials_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint organization_credentials_pkey PRIMARY KEY (id),
  constraint organization_credentials_test_code_check CHECK ((test_code ~ '^[a-z_]{1,64}$'::text)),
  constraint organization_credentials_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table organization_members (
  organization_id uuid not null,
  user_id uuid not null,
  role text not null,
  created_at timestamp with time zone not null,
  constraint organization_members_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint organization_members_pkey PRIMARY KEY (organization_id, user_id),
  constraint organization_members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text]))),
  constraint organization_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table organizations (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  members_may_create_keys boolean default true not null,
  max_key_lifetime_days integer,
  invitation_email_domains text[],
  record_client_tags boolean default false not null,
  time_zone text default 'UTC'::text not null,
  constraint organizations_max_key_lifetime_days_check CHECK (((max_key_lifetime_days >= 1) AND (max_key_lifetime_days <= 3650))),
  constraint organizations_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint organizations_pkey PRIMARY KEY (id)
);

create table outgoing_deliveries (
  event_id uuid not null,
  webhook_id uuid,
  user_id uuid,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  response_status smallint,
  failure text,
  ended_at timestamp with time zone,
  constraint outgoing_deliveries_attempts_check CHECK ((attempts >= 0)),
  constraint outgoing_deliveries_event_id_fkey FOREIGN KEY (event_id) REFERENCES outgoing_events(id) ON DELETE CASCADE,
  constraint outgoing_deliveries_failure_check CHECK ((failure ~ '^[a-z_]{1,64}$'::text)),
  constraint outgoing_deliveries_key UNIQUE NULLS NOT DISTINCT (event_id, webhook_id, user_id),
  constraint outgoing_deliveries_recipient CHECK (((webhook_id IS NULL) <> (user_id IS NULL))),
  constraint outgoing_deliveries_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint outgoing_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE
);

create table outgoing_events (
  id uuid not null,
  organization_id uuid not null,
  type text not null,
  data jsonb not null,
  occurred_at timestamp with time zone not null,
  constraint outgoing_events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint outgoing_events_pkey PRIMARY KEY (id),
  constraint outgoing_events_type_check CHECK ((type ~ '^[a-z_]{1,40}\.[a-z_]{1,40}$'::text))
);

create table outgoing_mails (
  id uuid not null,
  organization_id uuid not null,
  invitation_id uuid not null,
  sent_by uuid,
  token_encrypted bytea,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  ended_at timestamp with time zone,
  failure text,
  constraint outgoing_mails_attempts_check CHECK ((attempts >= 0)),
  constraint outgoing_mails_failure_check CHECK ((failure ~ '^[a-z_]{1,64}$'::text)),
  constraint outgoing_mails_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitations(id) ON DELETE CASCADE,
  constraint outgoing_mails_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint outgoing_mails_pkey PRIMARY KEY (id),
  constraint outgoing_mails_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES users(id) ON DELETE SET NULL
);

create table personal_access_tokens (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  token_hash text not null,
  last_four text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  made_in_session_id uuid,
  made_with_token_id uuid,
  made_with_family_id uuid,
  organization_id uuid,
  constraint personal_access_tokens_last_four_check CHECK ((char_length(last_four) = 4)),
  constraint personal_access_tokens_made_with_family_id_fkey FOREIGN KEY (made_with_family_id) REFERENCES token_families(id) ON DELETE CASCADE,
  constraint personal_access_tokens_made_with_token_id_fkey FOREIGN KEY (made_with_token_id) REFERENCES personal_access_tokens(id) ON DELETE CASCADE,
  constraint personal_access_tokens_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint personal_access_tokens_one_maker CHECK ((num_nonnulls(made_in_session_id, made_with_token_id, made_with_family_id) <= 1)),
  constraint personal_access_tokens_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint personal_access_tokens_pkey PRIMARY KEY (id),
  constraint personal_access_tokens_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint personal_access_tokens_token_hash_key UNIQUE (token_hash),
  constraint personal_access_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table platform_settings (
  only_one boolean default true not null,
  key_budget_period text default 'month'::text not null,
  default_key_budget_nano_usd bigint,
  default_key_requests_per_minute bigint,
  default_key_tokens_per_minute bigint,
  default_key_parallel_requests bigint,
  default_key_lifetime_days integer,
  max_key_budget_nano_usd bigint,
  max_key_requests_per_minute bigint,
  max_key_tokens_per_minute bigint,
  max_key_parallel_requests bigint,
  max_key_lifetime_days integer,
  member_budget_period text default 'month'::text not null,
  member_budget_nano_usd bigint,
  member_requests_per_minute bigint,
  member_tokens_per_minute bigint,
  member_parallel_requests bigint,
  display_currency text default 'USD'::text not null,
  display_rate text default '1'::text not null,
  require_subscriptions boolean default false not null,
  refuse_unpriced_models boolean default false not null,
  display_rate_date date,
  playground_budget_nano_usd bigint default 500000000 not null,
  constraint platform_settings_default_key_budget_nano_usd_check CHECK ((default_key_budget_nano_usd >= 0)),
  constraint platform_settings_default_key_lifetime_days_check CHECK ((default_key_lifetime_days > 0)),
  constraint platform_settings_default_key_parallel_requests_check CHECK ((default_key_parallel_requests > 0)),
  constraint platform_settings_default_key_requests_per_minute_check CHECK ((default_key_requests_per_minute > 0)),
  constraint platform_settings_default_key_tokens_per_minute_check CHECK ((default_key_tokens_per_minute > 0)),
  constraint platform_settings_display_currency_check CHECK ((display_currency ~ '^[A-Z]{3}$'::text)),
  constraint platform_settings_display_rate_check CHECK ((display_rate ~ '^[0-9]{1,9}([.][0-9]{1,9})?$'::text)),
  constraint platform_settings_key_budget_period_check CHECK ((key_budget_period ~ '^(total|day|week|month|year|[1-9][0-9]{0,2}d)$'::text)),
  constraint platform_settings_max_key_budget_nano_usd_check CHECK ((max_key_budget_nano_usd >= 0)),
  constraint platform_settings_max_key_lifetime_days_check CHECK ((max_key_lifetime_days > 0)),
  constraint platform_settings_max_key_parallel_requests_check CHECK ((max_key_parallel_requests > 0)),
  constraint platform_settings_max_key_requests_per_minute_check CHECK ((max_key_requests_per_minute > 0)),
  constraint platform_settings_max_key_tokens_per_minute_check CHECK ((max_key_tokens_per_minute > 0)),
  constraint platform_settings_member_budget_nano_usd_check CHECK ((member_budget_nano_usd >= 0)),
  constraint platform_settings_member_budget_period_check CHECK ((member_budget_period ~ '^(total|day|week|month|year|[1-9][0-9]{0,2}d)$'::text)),
  constraint platform_settings_member_parallel_requests_check CHECK ((member_parallel_requests > 0)),
  constraint platform_settings_member_requests_per_minute_check CHECK ((member_requests_per_minute > 0)),
  constraint platform_settings_member_tokens_per_minute_check CHECK ((member_tokens_per_minute > 0)),
  constraint platform_settings_only_one_check CHECK (only_one),
  constraint platform_settings_pkey PRIMARY KEY (only_one),
  constraint platform_settings_playground_budget_nano_usd_check CHECK (((playground_budget_nano_usd >= 0) AND (playground_budget_nano_usd <= '100000000000'::bigint)))
);

create table reconciliations (
  id uuid not null,
  status text not null,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  is_cancelled boolean default false not null,
  days integer,
  days_done integer default 0 not null,
  ledger_since timestamp with time zone,
  records bigint,
  counters bigint,
  differences bigint default 0 not null,
  examples jsonb default '[]'::jsonb not null,
  error_code text,
  constraint reconciliations_pkey PRIMARY KEY (id),
  constraint reconciliations_status_check CHECK ((status = ANY (ARRAY['running'::text, 'agrees'::text, 'differs'::text, 'cancelled'::text, 'failed'::text])))
);

create table refresh_tokens (
  token_hash text not null,
  family_id uuid not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint refresh_tokens_family_id_fkey FOREIGN KEY (family_id) REFERENCES token_families(id) ON DELETE CASCADE,
  constraint refresh_tokens_pkey PRIMARY KEY (token_hash),
  constraint refresh_tokens_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

create table reported_usage (
  organization_id uuid not null,
  id text not null,
  started_at timestamp with time zone not null,
  constraint reported_usage_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint reported_usage_pkey PRIMARY KEY (organization_id, id)
);

create table request_refusals (
  minute timestamp with time zone not null,
  organization_id uuid,
  api_key_id uuid,
  code text not null,
  scope text,
  count bigint not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  limit_value numeric,
  observed numeric,
  resets_at timestamp with time zone,
  operation text,
  model text,
  request_id text,
  limits jsonb,
  request_ids text[],
  constraint request_refusals_code_check CHECK ((code ~ '^[a-z_]{1,64}$'::text)),
  constraint request_refusals_key UNIQUE NULLS NOT DISTINCT (minute, api_key_id, code, scope),
  constraint request_refusals_scope_check CHECK ((scope ~ '^[a-z_]{1,64}$'::text))
);

create table schema_migrations (
  version text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (version)
);

create table service_account_tokens (
  id uuid not null,
  service_account_id uuid not null,
  name text not null,
  token_hash text not null,
  last_four text not null,
  scopes text[] not null,
  created_by uuid,
  made_with_token_id uuid,
  made_with_family_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint service_account_tokens_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint service_account_tokens_last_four_check CHECK ((char_length(last_four) = 4)),
  constraint service_account_tokens_made_with_family_id_fkey FOREIGN KEY (made_with_family_id) REFERENCES token_families(id) ON DELETE CASCADE,
  constraint service_account_tokens_made_with_token_id_fkey FOREIGN KEY (made_with_token_id) REFERENCES personal_access_tokens(id) ON DELETE CASCADE,
  constraint service_account_tokens_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint service_account_tokens_one_maker CHECK ((num_nonnulls(made_with_token_id, made_with_family_id) <= 1)),
  constraint service_account_tokens_pkey PRIMARY KEY (id),
  constraint service_account_tokens_service_account_id_fkey FOREIGN KEY (service_account_id) REFERENCES service_accounts(id) ON DELETE CASCADE,
  constraint service_account_tokens_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint service_account_tokens_token_hash_key UNIQUE (token_hash)
);

create table service_accounts (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  description text,
  role text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  deactivated_at timestamp with time zone,
  deleted_at timestamp with time zone,
  constraint service_accounts_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint service_accounts_description_check CHECK ((char_length(description) <= 1000)),
  constraint service_accounts_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint service_accounts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint service_accounts_pkey PRIMARY KEY (id),
  constraint service_accounts_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text])))
);

create table sessions (
  id uuid not null,
  user_id uuid not null,
  token_hash text not null,
  previous_token_hash text,
  previous_token_until timestamp with time zone,
  rotation_due boolean default false not null,
  provider text not null,
  user_agent_family text,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  idle_expires_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_previous_token_hash_check CHECK ((previous_token_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint sessions_previous_token_hash_key UNIQUE (previous_token_hash),
  constraint sessions_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table setup_links (
  token_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  break_glass boolean default false not null,
  constraint setup_links_pkey PRIMARY KEY (token_hash),
  constraint setup_links_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

create table sign_in_attempts (
  state_hash text not null,
  browser_hash text not null,
  provider text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  link_user_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_attempts_browser_hash_check CHECK ((browser_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint sign_in_attempts_link_user_id_fkey FOREIGN KEY (link_user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint sign_in_attempts_pkey PRIMARY KEY (state_hash),
  constraint sign_in_attempts_state_hash_check CHECK ((state_hash ~ '^[0-9a-f]{64}$'::text))
);

create table signing_keys (
  id uuid not null,
  public_key text not null,
  private_key_encrypted bytea not null,
  created_at timestamp with time zone not null,
  signs_from timestamp with time zone not null,
  constraint signing_keys_pkey PRIMARY KEY (id),
  constraint signing_keys_public_key_check CHECK ((public_key ~ '^[A-Za-z0-9_-]{43}$'::text))
);

create table spend_counters (
  scope text not null,
  scope_id uuid not null,
  period text not null,
  period_start date not null,
  spent_nano_usd numeric not null,
  requests bigint not null,
  tokens numeric not null,
  constraint spend_counters_pkey PRIMARY KEY (scope, scope_id, period, period_start)
) with (fillfactor=50);

create table subscription_status_history (
  id uuid not null,
  subscription_id uuid not null,
  organization_id uuid not null,
  event text not null,
  from_state text,
  to_state text not null,
  reason text,
  actor_kind text not null,
  actor_id uuid,
  version integer not null,
  occurred_at timestamp with time zone not null,
  constraint subscription_status_history_actor CHECK (((actor_id IS NULL) = (actor_kind = 'system'::text))),
  constraint subscription_status_history_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'service_account'::text, 'system'::text]))),
  constraint subscription_status_history_pkey PRIMARY KEY (id),
  constraint subscription_status_history_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id) ON DELETE CASCADE,
  constraint subscription_status_history_version_key UNIQUE (subscription_id, version)
);

create table subscriptions (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid,
  model_id uuid not null,
  state text not null,
  version integer not null,
  reason text,
  requested_by uuid,
  requested_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint subscriptions_key UNIQUE NULLS NOT DISTINCT (organization_id, model_id, user_id),
  constraint subscriptions_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id),
  constraint subscriptions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint subscriptions_pkey PRIMARY KEY (id),
  constraint subscriptions_reason_check CHECK ((char_length(reason) <= 1000)),
  constraint subscriptions_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint subscriptions_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'denied'::text, 'suspended'::text, 'cancelled'::text, 'expired'::text]))),
  constraint subscriptions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint subscriptions_version_check CHECK ((version > 0))
);

create table team_members (
  team_id uuid not null,
  user_id uuid not null,
  organization_id uuid not null,
  created_at timestamp with time zone not null,
  constraint team_members_member_fkey FOREIGN KEY (organization_id, user_id) REFERENCES organization_members(organization_id, user_id) ON DELETE CASCADE,
  constraint team_members_pkey PRIMARY KEY (team_id, user_id),
  constraint team_members_team_fkey FOREIGN KEY (organization_id, team_id) REFERENCES teams(organization_id, id) ON DELETE CASCADE
);

create table teams (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  description text,
  created_at timestamp with time zone not null,
  constraint teams_description_check CHECK ((char_length(description) <= 1000)),
  constraint teams_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint teams_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint teams_organization_id_id_key UNIQUE (organization_id, id),
  constraint teams_pkey PRIMARY KEY (id)
);

create table token_families (
  id uuid not null,
  user_id uuid not null,
  personal_access_token_id uuid,
  scopes text[],
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  made_in_session_id uuid,
  organization_id uuid,
  constraint token_families_one_maker CHECK ((num_nonnulls(made_in_session_id, personal_access_token_id) <= 1)),
  constraint token_families_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint token_families_personal_access_token_id_fkey FOREIGN KEY (personal_access_token_id) REFERENCES personal_access_tokens(id) ON DELETE CASCADE,
  constraint token_families_pkey PRIMARY KEY (id),
  constraint token_families_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table unsent_audit_records (
  id uuid not null,
  occurred_at timestamp with time zone not null,
  constraint unsent_audit_records_pkey PRIMARY KEY (id)
);

create table usage_cells (
  id integer not null,
  organization_id uuid not null,
  workspace_id uuid not null,
  api_key_id uuid not null,
  user_id uuid,
  model text not null,
  provider text not null,
  constraint usage_cells_key UNIQUE NULLS NOT DISTINCT (api_key_id, model, provider, user_id, workspace_id, organization_id),
  constraint usage_cells_pkey PRIMARY KEY (id)
);

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
  started_at timestamp with time zone not null,
  ending text not null,
  status smallint,
  error_code text,
  finish_reason text,
  input_tokens bigint,
  cached_input_tokens bigint,
  cache_write_tokens bigint,
  output_tokens bigint,
  reasoning_tokens bigint,
  usage_source text not null,
  cost_nano_usd bigint,
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
  recorded_at timestamp with time zone default now() not null,
  user_id uuid,
  team_id uuid,
  itl_buckets integer[],
  itl_strip text,
  client_user text,
  tags jsonb,
  upstream_request_id text,
  audio_input_tokens bigint,
  image_input_tokens bigint,
  audio_output_tokens bigint,
  price_id uuid,
  subscription_id uuid,
  lease_holder uuid,
  is_fallback boolean,
  units bigint,
  authenticated_us bigint,
  body_received_us bigint,
  admitted_us bigint,
  last_token_us bigint,
  admission_limits jsonb,
  settled_by text,
  constraint usage_records_counts_check CHECK ((LEAST(input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd) >= 0)) NOT VALID,
  constraint usage_records_pkey PRIMARY KEY (request_id, started_at),
  constraint usage_records_units_check CHECK ((units >= 0))
) partition by RANGE (started_at);

create table usage_rollups (
  organization_id uuid not null,
  minutes smallint not null,
  starts_at timestamp with time zone not null,
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
  overhead_sum_us numeric default 0 not null,
  ttft_buckets bigint[] default array_fill((0)::bigint, ARRAY[17]) not null,
  itl_buckets bigint[] default array_fill((0)::bigint, ARRAY[16]) not null,
  duration_buckets bigint[] default array_fill((0)::bigint, ARRAY[15]) not null,
  overhead_buckets bigint[] default array_fill((0)::bigint, ARRAY[15]) not null,
  constraint usage_rollups_key UNIQUE NULLS NOT DISTINCT (organization_id, minutes, starts_at, workspace_id, api_key_id, user_id, team_id, model, provider)
) with (fillfactor=70);

create table usage_rollups_hourly (
  organization_id uuid not null,
  hour timestamp with time zone not null,
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
  constraint usage_rollups_hourly_pkey PRIMARY KEY (organization_id, hour, workspace_id, api_key_id, model, provider)
) with (fillfactor=70);

create table usage_totals (
  level text not null,
  minutes smallint not null,
  organization_id uuid,
  starts_at timestamp with time zone not null,
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
  constraint usage_totals_key UNIQUE NULLS NOT DISTINCT (level, minutes, organization_id, starts_at, workspace_id, api_key_id, user_id, model, provider),
  constraint usage_totals_level_check CHECK ((level = ANY (ARRAY['platform'::text, 'platform_models'::text, 'organization'::text, 'organization_models'::text, 'workspace'::text, 'member'::text, 'key'::text, 'key_models'::text]))),
  constraint usage_totals_minutes_check CHECK ((minutes = ANY (ARRAY[15, 60, 1440])))
);

create table usage_totals_fold (
  only_one boolean default true not null,
  folded_until timestamp with time zone not null,
  quarters_since timestamp with time zone default '-infinity'::timestamp with time zone not null,
  rebuilds bigint default 0 not null,
  constraint usage_totals_fold_only_one_check CHECK (only_one),
  constraint usage_totals_fold_pkey PRIMARY KEY (only_one)
);

create table users (
  id uuid not null,
  display_name text not null,
  email text,
  email_verified boolean default false not null,
  platform_role text default 'user'::text not null,
  created_at timestamp with time zone not null,
  last_signed_in_at timestamp with time zone,
  deactivated_at timestamp with time zone,
  language text,
  time_zone text,
  theme text default 'system'::text not null,
  density text default 'comfortable'::text not null,
  constraint users_density_check CHECK ((density = ANY (ARRAY['comfortable'::text, 'compact'::text]))),
  constraint users_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 100))),
  constraint users_email_check CHECK (((char_length(email) >= 3) AND (char_length(email) <= 320))),
  constraint users_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'es'::text, 'fr'::text, 'it'::text, 'ja'::text, 'ko'::text, 'zh-Hans'::text, 'pt-BR'::text]))),
  constraint users_pkey PRIMARY KEY (id),
  constraint users_platform_role_check CHECK ((platform_role = ANY (ARRAY['admin'::text, 'admin_readonly'::text, 'user'::text]))),
  constraint users_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text]))),
  constraint users_time_zone_check CHECK (((char_length(time_zone) >= 1) AND (char_length(time_zone) <= 64)))
);

create table webhooks (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  url text not null,
  event_types text[] not null,
  secret_encrypted bytea not null,
  previous_secret_encrypted bytea,
  previous_secret_expires_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  deactivated_at timestamp with time zone,
  deactivation_reason text,
  failing_since timestamp with time zone,
  constraint webhooks_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  constraint webhooks_deactivation CHECK (((deactivated_at IS NULL) = (deactivation_reason IS NULL))),
  constraint webhooks_deactivation_reason_check CHECK ((deactivation_reason = ANY (ARRAY['requested'::text, 'failing'::text, 'gone'::text]))),
  constraint webhooks_event_types_check CHECK (((cardinality(event_types) >= 1) AND (cardinality(event_types) <= 100))),
  constraint webhooks_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint webhooks_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint webhooks_pkey PRIMARY KEY (id),
  constraint webhooks_previous_secret CHECK (((previous_secret_encrypted IS NULL) = (previous_secret_expires_at IS NULL))),
  constraint webhooks_url_check CHECK (((char_length(url) >= 1) AND (char_length(url) <= 2048)))
);

create table workspaces (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  description text,
  deleted_at timestamp with time zone,
  allowed_models text[],
  routing_policy jsonb,
  constraint workspaces_description_check CHECK ((char_length(description) <= 1000)),
  constraint workspaces_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint workspaces_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint workspaces_pkey PRIMARY KEY (id),
  constraint workspaces_routing_policy_check CHECK ((jsonb_typeof(routing_policy) = ANY (ARRAY['string'::text, 'array'::text])))
);

create table audit_records_default partition of audit_records default;

create table usage_records_default partition of usage_records default;

CREATE INDEX alert_rules_active_idx ON public.alert_rules USING btree (id) WHERE (deactivated_at IS NULL);
CREATE INDEX alert_rules_created_by_idx ON public.alert_rules USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE UNIQUE INDEX alert_rules_name_key ON public.alert_rules USING btree (organization_id, lower(name));
CREATE INDEX alert_rules_organization_id_idx ON public.alert_rules USING btree (organization_id, id);
CREATE INDEX api_keys_created_by_idx ON public.api_keys USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX api_keys_name_prefix_idx ON public.api_keys USING btree (workspace_id, lower(name) COLLATE "C");
CREATE INDEX api_keys_owner_service_account_id_idx ON public.api_keys USING btree (owner_service_account_id) WHERE (owner_service_account_id IS NOT NULL);
CREATE INDEX api_keys_owner_user_id_idx ON public.api_keys USING btree (owner_user_id) WHERE (owner_user_id IS NOT NULL);
CREATE INDEX api_keys_playground_expired_idx ON public.api_keys USING btree (expires_at) WHERE (purpose = 'playground'::text);
CREATE INDEX api_keys_playground_owner_idx ON public.api_keys USING btree (owner_user_id, expires_at) WHERE (purpose = 'playground'::text);
CREATE INDEX api_keys_playground_session_idx ON public.api_keys USING btree (created_with) WHERE ((purpose = 'playground'::text) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX api_keys_unrevoked_name_key ON public.api_keys USING btree (workspace_id, lower(name)) WHERE (revoked_at IS NULL);
CREATE INDEX api_keys_workspace_expiring_idx ON public.api_keys USING btree (workspace_id, id DESC) WHERE ((expires_at IS NOT NULL) AND (revoked_at IS NULL));
CREATE INDEX api_keys_workspace_id_idx ON public.api_keys USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX api_keys_workspace_name_idx ON public.api_keys USING btree (workspace_id, lower(name), id);
CREATE INDEX api_keys_workspace_newest_idx ON public.api_keys USING btree (workspace_id, id DESC);
CREATE INDEX api_keys_workspace_owner_idx ON public.api_keys USING btree (workspace_id, COALESCE(owner_user_id, owner_service_account_id), id DESC);
CREATE INDEX api_keys_workspace_revoked_idx ON public.api_keys USING btree (workspace_id, id DESC) WHERE (revoked_at IS NOT NULL);
CREATE INDEX audit_records_action_idx ON ONLY public.audit_records USING btree (action, id DESC);
CREATE INDEX audit_records_actor_action_idx ON ONLY public.audit_records USING btree (actor_user_id, action, id DESC);
CREATE INDEX audit_records_actor_idx ON ONLY public.audit_records USING btree (actor_user_id, id DESC);
CREATE INDEX audit_records_organization_action_idx ON ONLY public.audit_records USING btree (organization_id, action, id DESC);
CREATE INDEX audit_records_organization_actor_idx ON ONLY public.audit_records USING btree (organization_id, actor_user_id, id DESC);
CREATE INDEX audit_records_organization_idx ON ONLY public.audit_records USING btree (organization_id, id DESC);
CREATE INDEX audit_records_organization_unsuccessful_idx ON ONLY public.audit_records USING btree (organization_id, outcome, id DESC) WHERE (outcome <> 'succeeded'::text);
CREATE INDEX audit_records_target_idx ON ONLY public.audit_records USING btree (target_id, id DESC);
CREATE INDEX audit_records_unsuccessful_idx ON ONLY public.audit_records USING btree (outcome, id DESC) WHERE (outcome <> 'succeeded'::text);
CREATE INDEX banner_dismissals_user_id_idx ON public.banner_dismissals USING btree (user_id);
CREATE INDEX banners_created_by_idx ON public.banners USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX credit_entries_created_by_idx ON public.credit_entries USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX credit_entries_newest_idx ON public.credit_entries USING btree (organization_id, id DESC);
CREATE INDEX daily_usage_day_idx ON public.daily_usage USING btree (day);
CREATE INDEX deployments_connection_id_idx ON public.deployments USING btree (connection_id);
CREATE INDEX idempotent_requests_created_at_idx ON public.idempotent_requests USING btree (created_at);
CREATE INDEX identities_user_id_idx ON public.identities USING btree (user_id, id);
CREATE INDEX invitations_accepted_idx ON public.invitations USING btree (organization_id, id DESC) WHERE (accepted_at IS NOT NULL);
CREATE INDEX invitations_declined_idx ON public.invitations USING btree (organization_id, id DESC) WHERE (declined_at IS NOT NULL);
CREATE INDEX invitations_email_idx ON public.invitations USING btree (email, id DESC) WHERE ((accepted_at IS NULL) AND (declined_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX invitations_expires_at_idx ON public.invitations USING btree (expires_at);
CREATE UNIQUE INDEX invitations_open_email_key ON public.invitations USING btree (organization_id, email) WHERE ((accepted_at IS NULL) AND (declined_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX invitations_organization_id_idx ON public.invitations USING btree (organization_id, id DESC);
CREATE INDEX invitations_recipient_idx ON public.invitations USING btree (email);
CREATE INDEX invitations_revoked_idx ON public.invitations USING btree (organization_id, id DESC) WHERE (revoked_at IS NOT NULL);
CREATE INDEX invitations_unanswered_idx ON public.invitations USING btree (organization_id, expires_at) WHERE ((accepted_at IS NULL) AND (declined_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX jobs_file_expires_at_idx ON public.jobs USING btree (file_expires_at) WHERE (file_expires_at IS NOT NULL);
CREATE INDEX jobs_finished_at_idx ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX jobs_open_idx ON public.jobs USING btree (id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text, 'cancelling'::text]));
CREATE INDEX jobs_organization_id_idx ON public.jobs USING btree (organization_id, id) WHERE (organization_id IS NOT NULL);
CREATE UNIQUE INDEX jobs_single_key ON public.jobs USING btree (kind) WHERE ((kind = ANY (ARRAY['cache_rebuild'::text, 'reconciliation'::text])) AND (state = ANY (ARRAY['queued'::text, 'running'::text, 'cancelling'::text])));
CREATE INDEX jobs_user_id_idx ON public.jobs USING btree (user_id, id);
CREATE INDEX limit_counters_organization_id_idx ON public.limit_counters USING btree (organization_id);
CREATE INDEX limit_counters_updated_at_idx ON public.limit_counters USING btree (updated_at);
CREATE INDEX limit_thresholds_reached_at_idx ON public.limit_thresholds_reached USING btree (reached_at);
CREATE INDEX limits_model_id_idx ON public.limits USING btree (model_id) WHERE (model_id IS NOT NULL);
CREATE INDEX limits_organization_id_idx ON public.limits USING btree (organization_id);
CREATE INDEX limits_updated_at_idx ON public.limits USING btree (updated_at);
CREATE INDEX live_requests_gateway_id_idx ON public.live_requests USING btree (gateway_id);
CREATE INDEX live_requests_organization_id_idx ON public.live_requests USING btree (organization_id);
CREATE INDEX model_aliases_model_id_idx ON public.model_aliases USING btree (model_id);
CREATE INDEX model_changes_model_id_idx ON public.model_changes USING btree (model_id, id);
CREATE INDEX model_prices_model_id_idx ON public.model_prices USING btree (model_id, effective_from, id);
CREATE INDEX notifications_created_at_idx ON public.notifications USING btree (created_at);
CREATE INDEX notifications_organization_id_idx ON public.notifications USING btree (organization_id) WHERE (organization_id IS NOT NULL);
CREATE UNIQUE INDEX notifications_unread_key ON public.notifications USING btree (user_id, subject_id, kind) WHERE (read_at IS NULL);
CREATE INDEX notifications_user_newest_idx ON public.notifications USING btree (user_id, id DESC);
CREATE INDEX organization_credentials_api_key_id_idx ON public.organization_credentials USING btree (api_key_id) WHERE (api_key_id IS NOT NULL);
CREATE INDEX organization_credentials_connection_id_idx ON public.organization_credentials USING btree (connection_id);
CREATE INDEX organization_credentials_newest_idx ON public.organization_credentials USING btree (organization_id, id DESC);
CREATE INDEX organization_credentials_workspace_id_idx ON public.organization_credentials USING btree (workspace_id) WHERE (workspace_id IS NOT NULL);
CREATE INDEX organization_members_role_idx ON public.organization_members USING btree (organization_id, role, user_id);
CREATE INDEX organization_members_user_id_idx ON public.organization_members USING btree (user_id, organization_id);
CREATE INDEX organizations_created_at_idx ON public.organizations USING btree (created_at, id);
CREATE INDEX organizations_deleted_at_idx ON public.organizations USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE INDEX organizations_deleted_newest_idx ON public.organizations USING btree (id DESC) WHERE (deleted_at IS NOT NULL);
CREATE INDEX organizations_name_prefix_idx ON public.organizations USING btree (lower(name) COLLATE "C");
CREATE INDEX outgoing_deliveries_user_id_idx ON public.outgoing_deliveries USING btree (user_id) WHERE (user_id IS NOT NULL);
CREATE INDEX outgoing_deliveries_waiting_idx ON public.outgoing_deliveries USING btree (webhook_id, due_at) WHERE (ended_at IS NULL);
CREATE INDEX outgoing_deliveries_webhook_id_idx ON public.outgoing_deliveries USING btree (webhook_id, event_id) WHERE (webhook_id IS NOT NULL);
CREATE INDEX outgoing_events_occurred_at_idx ON public.outgoing_events USING btree (occurred_at);
CREATE INDEX outgoing_events_organization_id_idx ON public.outgoing_events USING btree (organization_id);
CREATE INDEX outgoing_mails_created_at_idx ON public.outgoing_mails USING btree (created_at);
CREATE INDEX outgoing_mails_due_at_idx ON public.outgoing_mails USING btree (due_at) WHERE (ended_at IS NULL);
CREATE INDEX outgoing_mails_invitation_id_idx ON public.outgoing_mails USING btree (invitation_id, created_at);
CREATE INDEX outgoing_mails_organization_id_idx ON public.outgoing_mails USING btree (organization_id, created_at);
CREATE INDEX outgoing_mails_sent_by_idx ON public.outgoing_mails USING btree (sent_by, created_at) WHERE (sent_by IS NOT NULL);
CREATE INDEX personal_access_tokens_expires_at_idx ON public.personal_access_tokens USING btree (expires_at);
CREATE INDEX personal_access_tokens_made_with_family_id_idx ON public.personal_access_tokens USING btree (made_with_family_id) WHERE (made_with_family_id IS NOT NULL);
CREATE INDEX personal_access_tokens_made_with_token_id_idx ON public.personal_access_tokens USING btree (made_with_token_id) WHERE (made_with_token_id IS NOT NULL);
CREATE UNIQUE INDEX personal_access_tokens_name_key ON public.personal_access_tokens USING btree (user_id, lower(name));
CREATE INDEX personal_access_tokens_organization_id_idx ON public.personal_access_tokens USING btree (organization_id) WHERE (organization_id IS NOT NULL);
CREATE INDEX personal_access_tokens_user_id_idx ON public.personal_access_tokens USING btree (user_id, id DESC);
CREATE UNIQUE INDEX reconciliations_running_key ON public.reconciliations USING btree ((true)) WHERE (status = 'running'::text);
CREATE INDEX reconciliations_started_at_idx ON public.reconciliations USING btree (started_at);
CREATE INDEX refresh_tokens_family_id_idx ON public.refresh_tokens USING btree (family_id);
CREATE INDEX reported_usage_started_at_idx ON public.reported_usage USING btree (started_at);
CREATE INDEX request_refusals_organization_id_idx ON public.request_refusals USING btree (organization_id, minute);
CREATE INDEX service_account_tokens_created_by_idx ON public.service_account_tokens USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX service_account_tokens_expires_at_idx ON public.service_account_tokens USING btree (expires_at);
CREATE INDEX service_account_tokens_made_with_family_id_idx ON public.service_account_tokens USING btree (made_with_family_id) WHERE (made_with_family_id IS NOT NULL);
CREATE INDEX service_account_tokens_made_with_token_id_idx ON public.service_account_tokens USING btree (made_with_token_id) WHERE (made_with_token_id IS NOT NULL);
CREATE UNIQUE INDEX service_account_tokens_name_key ON public.service_account_tokens USING btree (service_account_id, lower(name));
CREATE INDEX service_account_tokens_newest_idx ON public.service_account_tokens USING btree (service_account_id, id DESC);
CREATE INDEX service_accounts_created_by_idx ON public.service_accounts USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE UNIQUE INDEX service_accounts_name_key ON public.service_accounts USING btree (organization_id, lower(name)) WHERE (deleted_at IS NULL);
CREATE INDEX service_accounts_organization_newest_idx ON public.service_accounts USING btree (organization_id, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX sessions_expires_at_idx ON public.sessions USING btree (LEAST(idle_expires_at, expires_at));
CREATE INDEX sessions_user_id_idx ON public.sessions USING btree (user_id, id DESC);
CREATE INDEX sign_in_attempts_expires_at_idx ON public.sign_in_attempts USING btree (expires_at);
CREATE INDEX subscription_status_history_newest_idx ON public.subscription_status_history USING btree (subscription_id, id DESC);
CREATE INDEX subscriptions_expires_at_idx ON public.subscriptions USING btree (expires_at) WHERE ((expires_at IS NOT NULL) AND (state = 'active'::text));
CREATE INDEX subscriptions_model_newest_idx ON public.subscriptions USING btree (model_id, id DESC);
CREATE INDEX subscriptions_organization_newest_idx ON public.subscriptions USING btree (organization_id, user_id, id DESC);
CREATE INDEX subscriptions_requested_by_idx ON public.subscriptions USING btree (requested_by) WHERE (requested_by IS NOT NULL);
CREATE INDEX subscriptions_state_newest_idx ON public.subscriptions USING btree (state, id DESC);
CREATE INDEX subscriptions_user_newest_idx ON public.subscriptions USING btree (user_id, id DESC) WHERE (user_id IS NOT NULL);
CREATE INDEX team_members_member_idx ON public.team_members USING btree (organization_id, user_id);
CREATE UNIQUE INDEX teams_name_key ON public.teams USING btree (organization_id, lower(name));
CREATE INDEX teams_name_prefix_idx ON public.teams USING btree (organization_id, lower(name) COLLATE "C");
CREATE INDEX teams_organization_id_idx ON public.teams USING btree (organization_id, id DESC);
CREATE INDEX token_families_expires_at_idx ON public.token_families USING btree (expires_at);
CREATE INDEX token_families_organization_id_idx ON public.token_families USING btree (organization_id) WHERE (organization_id IS NOT NULL);
CREATE INDEX token_families_personal_access_token_id_idx ON public.token_families USING btree (personal_access_token_id);
CREATE INDEX token_families_user_id_idx ON public.token_families USING btree (user_id, id DESC);
CREATE INDEX usage_cells_organization_id_idx ON public.usage_cells USING btree (organization_id);
CREATE INDEX usage_cells_user_id_idx ON public.usage_cells USING btree (user_id) WHERE (user_id IS NOT NULL);
CREATE INDEX usage_records_client_request_id_idx ON ONLY public.usage_records USING btree (client_request_id) WHERE (client_request_id !~ '^req_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$'::text);
CREATE INDEX usage_records_organization_id_idx ON ONLY public.usage_records USING btree (organization_id, started_at, request_id);
CREATE INDEX usage_records_started_at_idx ON ONLY public.usage_records USING btree (started_at, request_id);
CREATE INDEX usage_records_subscription_id_idx ON ONLY public.usage_records USING btree (subscription_id, started_at) INCLUDE (organization_id, input_tokens, output_tokens, cost_nano_usd) WHERE (subscription_id IS NOT NULL);
CREATE INDEX usage_rollups_api_key_id_idx ON public.usage_rollups USING btree (api_key_id, starts_at);
CREATE INDEX usage_rollups_hourly_hour_idx ON public.usage_rollups_hourly USING btree (hour);
CREATE INDEX usage_rollups_starts_at_idx ON public.usage_rollups USING btree (minutes, starts_at);
CREATE INDEX usage_rollups_team_id_idx ON public.usage_rollups USING btree (team_id, starts_at) WHERE (team_id IS NOT NULL);
CREATE INDEX usage_rollups_user_id_idx ON public.usage_rollups USING btree (user_id, starts_at) WHERE (user_id IS NOT NULL);
CREATE INDEX usage_rollups_workspace_id_idx ON public.usage_rollups USING btree (workspace_id, starts_at);
CREATE INDEX usage_totals_api_key_id_idx ON public.usage_totals USING btree (api_key_id, level, minutes, starts_at) WHERE (api_key_id IS NOT NULL);
CREATE INDEX usage_totals_models_idx ON public.usage_totals USING btree (model, starts_at, api_key_id, user_id) INCLUDE (minutes, organization_id, workspace_id, provider, requests, failed_requests, unknown_usage_requests, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd, unknown_cost_requests) WHERE (level = 'key_models'::text);
CREATE INDEX usage_totals_models_of_keys_idx ON public.usage_totals USING btree (api_key_id, starts_at, model) INCLUDE (user_id, minutes, organization_id, workspace_id, provider, requests, failed_requests, unknown_usage_requests, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd, unknown_cost_requests) WHERE (level = 'key_models'::text);
CREATE INDEX usage_totals_models_of_users_idx ON public.usage_totals USING btree (user_id, starts_at, model) INCLUDE (api_key_id, minutes, organization_id, workspace_id, provider, requests, failed_requests, unknown_usage_requests, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nano_usd, unknown_cost_requests) WHERE (level = 'key_models'::text);
CREATE INDEX usage_totals_starts_at_idx ON public.usage_totals USING btree (minutes, starts_at);
CREATE INDEX usage_totals_user_id_idx ON public.usage_totals USING btree (user_id, level, minutes, starts_at) WHERE (user_id IS NOT NULL);
CREATE INDEX usage_totals_workspace_id_idx ON public.usage_totals USING btree (workspace_id, level, minutes, starts_at) WHERE (workspace_id IS NOT NULL);
CREATE INDEX users_display_name_prefix_idx ON public.users USING btree (lower(display_name) COLLATE "C");
CREATE INDEX users_email_prefix_idx ON public.users USING btree (email COLLATE "C") WHERE (email IS NOT NULL);
CREATE INDEX users_platform_role_idx ON public.users USING btree (platform_role, id) WHERE (platform_role <> 'user'::text);
CREATE INDEX users_verified_email_idx ON public.users USING btree (email) WHERE email_verified;
CREATE INDEX webhooks_created_by_idx ON public.webhooks USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE UNIQUE INDEX webhooks_name_key ON public.webhooks USING btree (organization_id, lower(name));
CREATE INDEX webhooks_organization_id_idx ON public.webhooks USING btree (organization_id, id);
CREATE INDEX workspaces_deleted_at_idx ON public.workspaces USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE UNIQUE INDEX workspaces_name_key ON public.workspaces USING btree (organization_id, lower(name)) WHERE (deleted_at IS NULL);
CREATE INDEX workspaces_name_prefix_idx ON public.workspaces USING btree (organization_id, lower(name) COLLATE "C");
CREATE INDEX workspaces_organization_deleted_idx ON public.workspaces USING btree (organization_id, id DESC) WHERE (deleted_at IS NOT NULL);
CREATE INDEX workspaces_organization_id_idx ON public.workspaces USING btree (organization_id, created_at, id);
CREATE INDEX workspaces_organization_newest_idx ON public.workspaces USING btree (organization_id, id DESC) WHERE (deleted_at IS NULL);

CREATE OR REPLACE FUNCTION public.add_buckets(one bigint[], other bigint[])
 RETURNS bigint[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  for index in 1..cardinality(other) loop
    if other[index] <> 0 then
      one[index] := one[index] + other[index];
    end if;
  end loop;
  return one;
end
$function$;

CREATE OR REPLACE FUNCTION public.count_limit_anew(counted limits, zone text, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  current record;
  used record;
  moment timestamptz := at;
begin
  for step in 1..2 loop
    current := limit_period(counted.period, counted.anchor, zone, moment);
    used := limit_usage(counted.organization_id, counted.scope, counted.scope_id, counted.model_id, current.starts_at, current.ends_at);
    if step = 1 or used.requests > 0 then
      insert into limit_counters as counter (organization_id, scope, scope_id, model_id, period, period_start,
        spent_nano_usd, requests, tokens, updated_at)
      values (counted.organization_id, counted.scope, counted.scope_id, counted.model_id, counted.period, current.starts_at,
        used.spent_nano_usd, used.requests, used.tokens, now())
      on conflict on constraint limit_counters_key do update set
        spent_nano_usd = excluded.spent_nano_usd,
        requests = excluded.requests,
        tokens = excluded.tokens,
        updated_at = excluded.updated_at;
    end if;
    exit when counted.period = 'total';
    moment := current.ends_at;
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION public.count_new_limit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform count_limit_anew(new, organizations.time_zone, new.created_at)
  from organizations
  where organizations.id = new.organization_id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.delete_credentials_of_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from organization_credentials where api_key_id = new.id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.delete_limits_of()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_id uuid := (to_jsonb(old) ->> tg_argv[1])::uuid;
  of_organization uuid := (to_jsonb(old) ->> 'organization_id')::uuid;
begin
  if exists (select from limits where scope = tg_argv[0] and scope_id = of_id) then
    delete from limits
    where scope = tg_argv[0] and scope_id = of_id and organization_id = coalesce(of_organization, organization_id);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.discard_counters()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from limit_counters as counter
  where counter.scope = old.scope and counter.scope_id = old.scope_id and counter.organization_id = old.organization_id
    and counter.model_id is not distinct from old.model_id and counter.period = old.period
    and not exists (
      select from limits
      where limits.scope = old.scope and limits.scope_id = old.scope_id and limits.organization_id = old.organization_id
        and limits.model_id is not distinct from old.model_id and limits.period = old.period);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.drop_audit_partitions(retention_days integer)
 RETURNS SETOF text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET lock_timeout TO '5s'
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  partition_name text;
  over text[];
begin
  if retention_days is null or retention_days < 30 then
    raise exception 'the audit log is kept for 30 days at least' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtext('weir.audit_partitions'));
  over := array(
    select c.relname::text from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit_records'::regclass and c.relname ~ '^audit_records_[0-9]{4}_[0-9]{2}$'
      and (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC'
        <= now() - make_interval(days => retention_days)
    order by c.relname);
  foreach partition_name in array over loop
    execute format('drop table %I', partition_name);
    return next partition_name;
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION public.drop_usage_partition(month date, retention_months integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET lock_timeout TO '1s'
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  partition_name text := 'usage_records_' || to_char(month, 'YYYY_MM');
begin
  if retention_months is null or retention_months < 1 then
    raise exception 'usage is kept for a month at least' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtext('weir.usage_partitions'));
  if date_trunc('month', month) + make_interval(months => retention_months + 1) > now() at time zone 'UTC'
    or not exists (select from pg_inherits
      where inhparent = 'usage_records'::regclass and inhrelid = to_regclass(partition_name)) then
    return false;
  end if;
  execute format('drop table %I', partition_name);
  return true;
end
$function$;

CREATE OR REPLACE FUNCTION public.end_playground_keys()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update api_keys set revoked_at = now()
  where created_with = old.id and purpose = 'playground' and revoked_at is null;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.ensure_audit_partitions(at timestamp with time zone)
 RETURNS SETOF text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET lock_timeout TO '5s'
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  months timestamp[];
  month timestamp;
  month_start timestamptz;
  month_end timestamptz;
  partition_name text;
  is_crowded boolean;
begin
  perform pg_advisory_xact_lock(hashtext('weir.audit_partitions'));
  months := array(
    select date_trunc('month', at at time zone 'UTC') + make_interval(months => ahead) from generate_series(-1, 3) ahead
    union select date_trunc('month', occurred_at at time zone 'UTC') from audit_records_default
    order by 1);
  foreach month in array months loop
    month_start := month at time zone 'UTC';
    month_end := (month + interval '1 month') at time zone 'UTC';
    partition_name := 'audit_records_' || to_char(month, 'YYYY_MM');
    continue when to_regclass(partition_name) is not null;
    -- At once: who came between this lock and that of the default partition would be in a deadlock with it.
    lock table audit_records in access exclusive mode;
    execute format('create table %I (like audit_records including all)', partition_name);
    select exists (select from audit_records_default where occurred_at >= month_start and occurred_at < month_end)
      into is_crowded;
    if is_crowded then
      -- Only a table that is no part of the log can give up rows.
      alter table audit_records detach partition audit_records_default;
      execute format(
        'with moved as (delete from audit_records_default where occurred_at >= %1$L and occurred_at < %2$L returning *) insert into %3$I select * from moved',
        month_start, month_end, partition_name);
    end if;
    execute format(
      'alter table audit_records attach partition %I for values from (%L) to (%L)',
      partition_name, month_start, month_end);
    perform protect_audit_partition(partition_name);
    if is_crowded then
      alter table audit_records attach partition audit_records_default default;
      alter table audit_records_default enable always trigger audit_records_append_only;
    end if;
    return next partition_name;
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION public.ensure_usage_partitions(at timestamp with time zone)
 RETURNS SETOF text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET lock_timeout TO '5s'
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.first_moment(local timestamp without time zone, zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select case when (local at time zone zone - interval '1 hour') at time zone zone >= local
    then local at time zone zone - interval '1 hour' else local at time zone zone end
$function$;

CREATE OR REPLACE FUNCTION public.hold_records()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  lock table usage_rollups in share mode;
  if tg_level = 'ROW' then
    return new;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.lease_quotas(of_holder uuid, limit_ids uuid[], period_starts timestamp with time zone[], wanted numeric[], lives interval)
 RETURNS TABLE(granted numeric, amount bigint, spent numeric, held numeric, held_by_others numeric)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
begin
  -- One at a time for each limit, in the order of their ids. Whoever records waits for leases alone, and locks them in
  -- this order, too.
  perform from limits where id = any(limit_ids) order by id for no key update;
  perform from limit_leases
  where holder = of_holder and (limit_id, period_start) in (select * from unnest(limit_ids, period_starts))
  order by limit_id, period_start
  for no key update;
  -- A statement of its own sees what was committed while it waited.
  return query
  with asked as materialized (
    select asked.position, asked.id, asked.starts_at, limits.amount,
      case
        when limits.kind in ('budget', 'credit') then coalesce(counter.spent_nano_usd, 0)
        when limits.kind = 'request_quota' then coalesce(counter.requests, 0)
        else coalesce(counter.tokens, 0)
      end as spent,
      own.amount as own,
      coalesce(own.amount, 0) + asked.wanted as target,
      case when own.expires_at > clock_timestamp() then own.amount else 0 end as kept,
      current.starts_at is distinct from asked.starts_at as is_no_period,
      (
        select coalesce(sum(other.amount), 0) from limit_leases as other
        where other.limit_id = asked.id and other.period_start = asked.starts_at and other.holder <> of_holder
          and other.expires_at > clock_timestamp()
      ) as others
    from unnest(limit_ids, period_starts, wanted) with ordinality as asked (id, starts_at, wanted, position)
    left join limits on limits.id = asked.id
    left join organizations on organizations.id = limits.organization_id
    left join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, asked.starts_at) as current on true
    left join limit_counters as counter on counter.scope = limits.scope and counter.scope_id = limits.scope_id
      and counter.organization_id = limits.organization_id and counter.model_id is not distinct from limits.model_id
      and counter.period = limits.period and counter.period_start = asked.starts_at
    left join limit_leases as own
      on own.limit_id = asked.id and own.period_start = asked.starts_at and own.holder = of_holder
  ), decided as materialized (
    select asked.*,
      case
        when asked.amount is null or asked.is_no_period then 0
        else greatest(least(asked.target, greatest(asked.amount - asked.spent - asked.others, asked.kept)), 0)
      end as target_held
    from asked
  ), kept as (
    update limit_leases as lease set amount = decided.target_held, expires_at = now() + lives
    from decided
    where decided.own is not null and lease.limit_id = decided.id and lease.period_start = decided.starts_at
      and lease.holder = of_holder
  ), added as (
    insert into limit_leases
    select decided.id, decided.starts_at, of_holder, decided.target_held, now() + lives
    from decided
    where decided.own is null and decided.target_held > 0
    order by decided.id, decided.starts_at
  )
  select decided.target_held - coalesce(decided.own, 0), decided.amount, decided.spent, decided.target_held, decided.others
  from decided
  order by decided.position;
  delete from limit_leases
  where ctid = any(array(
    select lease.ctid from limit_leases as lease
    where lease.limit_id = any(limit_ids) and lease.expires_at < clock_timestamp()
    limit 1000
    for update skip locked));
end
$function$;

CREATE OR REPLACE FUNCTION public.limit_period(period text, anchor date, zone text, at timestamp with time zone, OUT starts_at timestamp with time zone, OUT ends_at timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  local timestamp := at at time zone zone;
  days integer;
  first_day date;
begin
  if period = 'total' then
    starts_at := 'epoch';
    ends_at := 'infinity';
  elsif period like '%d' then
    days := left(period, -1)::integer;
    first_day := anchor + floor((local::date - anchor)::numeric / days)::integer * days;
    starts_at := first_moment(first_day::timestamp, zone);
    ends_at := first_moment((first_day + days)::timestamp, zone);
  else
    starts_at := first_moment(date_trunc(period, local), zone);
    ends_at := first_moment(date_trunc(period, local) + ('1 ' || period)::interval, zone);
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION public.limit_usage(of_organization uuid, of_scope text, of_id uuid, of_model uuid, since timestamp with time zone, until timestamp with time zone, OUT spent_nano_usd numeric, OUT requests bigint, OUT tokens numeric)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  of_column text := case of_scope when 'member' then 'user_id' else of_scope || '_id' end;
  first_hour timestamptz := since;
  last_hour timestamptz := until;
  parts text := $sql$
    select sum(cost_nano_usd) as spent, count(*) as requests,
      sum(coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0)) as tokens
    from usage_records
    where organization_id = $1 and %1$I = $2 and started_at >= $4 and started_at < $5 and ($3 is null or model_id = $3) $sql$;
begin
  if of_model is null and of_scope <> 'subscription' then
    if date_bin('1 hour', since, '2000-01-01T00:00Z') < since then
      first_hour := date_bin('1 hour', since, '2000-01-01T00:00Z') + interval '1 hour';
    end if;
    if until < 'infinity' then
      last_hour := date_bin('1 hour', until, '2000-01-01T00:00Z');
    end if;
    parts := $sql$
      select sum(cost_nano_usd) as spent, sum(requests) as requests, sum(input_tokens + output_tokens) as tokens
      from usage_rollups
      where organization_id = $1 and minutes in (15, 60) and starts_at >= $6 and starts_at < $7 and %1$I = $2
      union all
      select sum(cost_nano_usd), count(*), sum(coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0))
      from usage_records
      where organization_id = $1 and %1$I = $2 and started_at >= $4 and started_at < $6
      union all
      select sum(cost_nano_usd), count(*), sum(coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0))
      from usage_records
      where organization_id = $1 and %1$I = $2 and started_at >= $7 and started_at < $5 $sql$;
  end if;
  execute format(
    'select coalesce(sum(spent), 0), coalesce(sum(requests), 0)::bigint, coalesce(sum(tokens), 0) from (' || parts || ') as part',
    of_column)
  into spent_nano_usd, requests, tokens
  using of_organization, of_id, of_model, since, until, first_hour, last_hour;
end
$function$;

CREATE OR REPLACE FUNCTION public.local_start(local timestamp without time zone, zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE STRICT
AS $function$
  select case when (local at time zone zone - interval '1 hour') at time zone zone >= local
    then local at time zone zone - interval '1 hour' else local at time zone zone end
$function$;

CREATE OR REPLACE FUNCTION public.move_hourly_rollup()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.move_periods()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  counted limits;
  at timestamptz := clock_timestamp();
  before record;
  after record;
begin
  for counted in
    select * from limits
    where organization_id = new.id and period <> 'total'
    order by id
    for no key update
  loop
    before := limit_period(counted.period, counted.anchor, old.time_zone, at);
    after := limit_period(counted.period, counted.anchor, new.time_zone, at);
    delete from limit_counters as counter
    where counter.scope = counted.scope and counter.scope_id = counted.scope_id
      and counter.organization_id = counted.organization_id and counter.model_id is not distinct from counted.model_id
      and counter.period = counted.period and counter.period_start >= before.starts_at
      and counter.period_start <> after.starts_at;
    perform count_limit_anew(counted, new.time_zone, at);
    update limits set counted_from = after.starts_at where id = counted.id;
    with moved as (
      delete from limit_leases where limit_id = counted.id and period_start = before.starts_at returning *
    )
    insert into limit_leases as lease
    select limit_id, after.starts_at, holder, amount, expires_at from moved
    on conflict (limit_id, period_start, holder) do update set
      amount = lease.amount + excluded.amount,
      expires_at = greatest(lease.expires_at, excluded.expires_at);
  end loop;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.note_replica(replica uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from gateway_replicas where id = replica and seen_at > now() - interval '5 seconds') then
    insert into gateway_replicas (id, started_at, seen_at) values (replica, now(), now())
    on conflict (id) do update set seen_at = excluded.seen_at;
    delete from gateway_replicas where seen_at < now() - interval '1 day';
  end if;
  return (select greatest(count(*), 1) from gateway_replicas where seen_at > now() - interval '30 seconds');
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_all_api_keys_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from changed) then
    perform pg_notify('weir_api_keys', '*');
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_api_key_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changed_hash text;
begin
  -- last_used_at changes with use; nothing hangs on it.
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'last_used_at') = (to_jsonb(old) - 'last_used_at') then
    return null;
  end if;
  for changed_hash in
    select distinct unnest(array[
      old.hash, old.previous_hash, old.older_hash, new.hash, new.previous_hash, new.older_hash])
  loop
    if changed_hash is not null then
      perform pg_notify('weir_api_keys', changed_hash);
    end if;
  end loop;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_catalog_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from changed) then
    perform pg_notify('weir_catalog', '');
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_credential_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.credential_encrypted <> old.credential_encrypted then
    perform pg_notify('weir_catalog', '');
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_deleted_credentials()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('weir_catalog', '');
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_deletion_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('weir_api_keys', '*');
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_member_keys_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changed_hash text;
begin
  for changed_hash in
    select unnest(array[api_keys.hash, api_keys.previous_hash, api_keys.older_hash])
    from api_keys join workspaces on workspaces.id = api_keys.workspace_id
    where api_keys.owner_user_id = coalesce(new.user_id, old.user_id)
      and workspaces.organization_id = coalesce(new.organization_id, old.organization_id)
  loop
    if changed_hash is not null then
      perform pg_notify('weir_api_keys', changed_hash);
    end if;
  end loop;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_organization_keys_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  organizations uuid[];
  organization uuid;
begin
  select array_agg(distinct organization_id) into organizations from changed;
  if cardinality(organizations) > 100 then
    perform pg_notify('weir_api_keys', '*');
    return null;
  end if;
  foreach organization in array coalesce(organizations, '{}') loop
    perform pg_notify('weir_api_keys', 'organization:' || organization);
  end loop;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_service_account_keys_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.deactivated_at is distinct from old.deactivated_at then
    perform pg_notify('weir_api_keys', '*');
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_subscriptions_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  organizations uuid[];
  organization uuid;
begin
  select array_agg(distinct organization_id) into organizations from changed;
  if cardinality(organizations) > 100 then
    perform pg_notify('weir_api_keys', '*');
    return null;
  end if;
  foreach organization in array coalesce(organizations, '{}') loop
    perform pg_notify('weir_api_keys', 'organization:' || organization);
  end loop;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_time_zone_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('weir_api_keys', 'organization:' || new.id);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.notify_user_keys_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.deactivated_at is distinct from old.deactivated_at then
    perform pg_notify('weir_api_keys', '*');
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.protect_audit_partition(partition_name text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format(
    'create trigger audit_records_no_truncate before truncate on %I for each statement execute function refuse_audit_change()',
    partition_name);
  execute format('alter table %I enable always trigger audit_records_no_truncate', partition_name);
  execute format('alter table %I enable always trigger audit_records_append_only', partition_name);
end
$function$;

CREATE OR REPLACE FUNCTION public.queue_audit_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into unsent_audit_records (id, occurred_at)
  select new.id, new.occurred_at from audit_stream where collects_until > new.occurred_at;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit records are append-only' using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change_of_prices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'prices are never changed: add another list' using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_credit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'credit entries are append-only' using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_subscription_history_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and not exists (select from subscriptions where id = old.subscription_id) then
    return old;
  end if;
  raise exception 'the history of subscriptions is append-only' using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION public.set_counted_from()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.counted_from := (
    select current.starts_at
    from organizations
    cross join lateral limit_period(new.period, new.anchor, organizations.time_zone, new.created_at) as current
    where organizations.id = new.organization_id and new.period is not null);
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.usage_blocks(since timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(minutes smallint, starts_at timestamp with time zone, ends_at timestamp with time zone)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select block.minutes, block.starts_at, block.ends_at
  from usage_totals_fold as fold
  cross join lateral (
    select date_bin('1 hour', since + interval '1 hour' - interval '1 microsecond', '2000-01-01T00:00Z') as since_hour,
      date_bin('1 hour', until + interval '1 hour' - interval '1 microsecond', '2000-01-01T00:00Z') as until_hour
    offset 0
  ) as hour
  cross join lateral (
    select case when since < fold.quarters_since then hour.since_hour else since end as first,
      case when until < fold.quarters_since then hour.until_hour else until end as last
    offset 0
  ) as range
  cross join lateral (
    select greatest(least(range.last, fold.folded_until), range.first) as folded offset 0
  ) as known
  cross join lateral (
    select least(hour.since_hour, known.folded) as first_hour,
      greatest(date_bin('1 hour', known.folded, '2000-01-01T00:00Z'), least(hour.since_hour, known.folded)) as last_hour
    offset 0
  ) as hours
  cross join lateral (
    select least(date_bin('1 day', range.first + interval '1 day' - interval '1 microsecond', '2000-01-01T00:00Z'),
      hours.last_hour) as first_day
    offset 0
  ) as first
  cross join lateral (
    select greatest(date_bin('1 day', known.folded, '2000-01-01T00:00Z'), first.first_day) as last_day offset 0
  ) as last
  cross join lateral (
    values (15::smallint, range.first, hours.first_hour), (60, hours.first_hour, first.first_day),
      (1440, first.first_day, last.last_day), (60, last.last_day, hours.last_hour),
      (15, hours.last_hour, known.folded), (0, known.folded, range.last)
  ) as block (minutes, starts_at, ends_at)
  where block.starts_at < block.ends_at
$function$;

CREATE OR REPLACE FUNCTION public.usage_periods(granularity text, zone text, since timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(starts_at timestamp with time zone, ends_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE STRICT ROWS 100
AS $function$
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
$function$;

CREATE TRIGGER api_keys_delete_limits AFTER DELETE ON public.api_keys FOR EACH ROW EXECUTE FUNCTION delete_limits_of('api_key', 'id');
CREATE TRIGGER api_keys_notify AFTER INSERT OR DELETE OR UPDATE ON public.api_keys FOR EACH ROW EXECUTE FUNCTION notify_api_key_changed();
CREATE TRIGGER api_keys_revoke_credentials AFTER UPDATE OF revoked_at ON public.api_keys FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL))) EXECUTE FUNCTION delete_credentials_of_key();
CREATE TRIGGER audit_records_append_only BEFORE DELETE OR UPDATE ON public.audit_records FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_records_no_truncate BEFORE TRUNCATE ON public.audit_records FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_records_queue AFTER INSERT ON public.audit_records FOR EACH ROW EXECUTE FUNCTION queue_audit_record();
CREATE TRIGGER audit_records_append_only BEFORE DELETE OR UPDATE ON public.audit_records_default FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_records_no_truncate BEFORE TRUNCATE ON public.audit_records_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_records_queue AFTER INSERT ON public.audit_records_default FOR EACH ROW EXECUTE FUNCTION queue_audit_record();
CREATE TRIGGER connections_delete_notify AFTER DELETE ON public.connections REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER connections_insert_notify AFTER INSERT ON public.connections REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER connections_update_notify AFTER UPDATE ON public.connections REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER credit_entries_append_only BEFORE DELETE OR UPDATE ON public.credit_entries FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_credit_change();
CREATE TRIGGER credit_entries_no_truncate BEFORE TRUNCATE ON public.credit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_credit_change();
CREATE TRIGGER deployments_delete_notify AFTER DELETE ON public.deployments REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER deployments_insert_notify AFTER INSERT ON public.deployments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER deployments_update_notify AFTER UPDATE ON public.deployments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER limits_count AFTER INSERT ON public.limits FOR EACH ROW WHEN ((new.period IS NOT NULL)) EXECUTE FUNCTION count_new_limit();
CREATE TRIGGER limits_counted_from BEFORE INSERT ON public.limits FOR EACH ROW EXECUTE FUNCTION set_counted_from();
CREATE TRIGGER limits_delete_notify AFTER DELETE ON public.limits REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_organization_keys_changed();
CREATE TRIGGER limits_discard_counters AFTER DELETE ON public.limits FOR EACH ROW WHEN ((old.period IS NOT NULL)) EXECUTE FUNCTION discard_counters();
CREATE TRIGGER limits_hold_records BEFORE INSERT OR DELETE ON public.limits FOR EACH STATEMENT EXECUTE FUNCTION hold_records();
CREATE TRIGGER limits_insert_notify AFTER INSERT ON public.limits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_organization_keys_changed();
CREATE TRIGGER limits_update_notify AFTER UPDATE ON public.limits REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_organization_keys_changed();
CREATE TRIGGER model_aliases_delete_notify AFTER DELETE ON public.model_aliases REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER model_aliases_insert_notify AFTER INSERT ON public.model_aliases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER model_aliases_update_notify AFTER UPDATE ON public.model_aliases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER model_price_tiers_unchanged BEFORE UPDATE ON public.model_price_tiers FOR EACH ROW EXECUTE FUNCTION refuse_change_of_prices();
CREATE TRIGGER model_prices_delete_notify AFTER DELETE ON public.model_prices REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER model_prices_insert_notify AFTER INSERT ON public.model_prices REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER model_prices_unchanged BEFORE UPDATE ON public.model_prices FOR EACH ROW EXECUTE FUNCTION refuse_change_of_prices();
CREATE TRIGGER models_delete_notify AFTER DELETE ON public.models REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER models_insert_notify AFTER INSERT ON public.models REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER models_update_notify AFTER UPDATE ON public.models REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER organization_credentials_delete_notify AFTER DELETE ON public.organization_credentials REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER organization_credentials_insert_notify AFTER INSERT ON public.organization_credentials REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER organization_credentials_update_notify AFTER UPDATE ON public.organization_credentials FOR EACH ROW EXECUTE FUNCTION notify_credential_changed();
CREATE TRIGGER organization_members_delete_limits AFTER DELETE ON public.organization_members FOR EACH ROW EXECUTE FUNCTION delete_limits_of('member', 'user_id');
CREATE TRIGGER organizations_delete_credentials AFTER UPDATE OF deleted_at ON public.organizations FOR EACH ROW WHEN ((old.deleted_at IS DISTINCT FROM new.deleted_at)) EXECUTE FUNCTION notify_deleted_credentials();
CREATE TRIGGER organizations_delete_notify AFTER DELETE ON public.organizations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_all_api_keys_changed();
CREATE TRIGGER organizations_hold_records BEFORE UPDATE OF time_zone ON public.organizations FOR EACH ROW WHEN ((new.time_zone <> old.time_zone)) EXECUTE FUNCTION hold_records();
CREATE TRIGGER organizations_move_periods AFTER UPDATE OF time_zone ON public.organizations FOR EACH ROW WHEN ((new.time_zone <> old.time_zone)) EXECUTE FUNCTION move_periods();
CREATE TRIGGER organizations_time_zone_notify AFTER UPDATE OF time_zone ON public.organizations FOR EACH ROW WHEN ((new.time_zone <> old.time_zone)) EXECUTE FUNCTION notify_time_zone_changed();
CREATE TRIGGER organizations_update_notify AFTER UPDATE OF deleted_at, record_client_tags ON public.organizations FOR EACH ROW WHEN (((new.deleted_at IS DISTINCT FROM old.deleted_at) OR (new.record_client_tags <> old.record_client_tags))) EXECUTE FUNCTION notify_deletion_changed();
CREATE TRIGGER platform_settings_update_notify AFTER UPDATE ON public.platform_settings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER service_accounts_update_notify AFTER UPDATE ON public.service_accounts FOR EACH ROW EXECUTE FUNCTION notify_service_account_keys_changed();
CREATE TRIGGER sessions_end_playground_keys AFTER DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION end_playground_keys();
CREATE TRIGGER subscription_status_history_append_only BEFORE DELETE OR UPDATE ON public.subscription_status_history FOR EACH ROW EXECUTE FUNCTION refuse_subscription_history_change();
CREATE TRIGGER subscription_status_history_no_truncate BEFORE TRUNCATE ON public.subscription_status_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_subscription_history_change();
CREATE TRIGGER subscriptions_delete_notify AFTER DELETE ON public.subscriptions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_subscriptions_changed();
CREATE TRIGGER subscriptions_insert_notify AFTER INSERT ON public.subscriptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_subscriptions_changed();
CREATE TRIGGER subscriptions_update_notify AFTER UPDATE ON public.subscriptions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_subscriptions_changed();
CREATE TRIGGER team_members_notify AFTER INSERT OR DELETE ON public.team_members FOR EACH ROW EXECUTE FUNCTION notify_member_keys_changed();
CREATE TRIGGER teams_delete_limits AFTER DELETE ON public.teams FOR EACH ROW EXECUTE FUNCTION delete_limits_of('team', 'id');
CREATE TRIGGER usage_rollups_hourly_move BEFORE INSERT ON public.usage_rollups_hourly FOR EACH ROW EXECUTE FUNCTION move_hourly_rollup();
CREATE TRIGGER users_update_notify AFTER UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION notify_user_keys_changed();
CREATE TRIGGER workspaces_delete_credentials AFTER UPDATE OF deleted_at ON public.workspaces FOR EACH ROW WHEN ((old.deleted_at IS DISTINCT FROM new.deleted_at)) EXECUTE FUNCTION notify_deleted_credentials();
CREATE TRIGGER workspaces_delete_limits AFTER DELETE ON public.workspaces FOR EACH ROW EXECUTE FUNCTION delete_limits_of('workspace', 'id');
CREATE TRIGGER workspaces_delete_notify AFTER DELETE ON public.workspaces REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_all_api_keys_changed();
CREATE TRIGGER workspaces_update_notify AFTER UPDATE ON public.workspaces REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_all_api_keys_changed();

comment on column alert_rules.fired_at is 'Since when the alert is firing; null while it is not.';
comment on column alert_rules.last_value is 'Of the last evaluation; null where there were too few requests.';
comment on column alert_rules.threshold is 'In the unit that the metric''s name ends with.';
comment on column api_keys.allowed_ip_ranges is 'CIDR blocks requests may come from; null is anywhere.';
comment on column api_keys.allowed_models is 'Null is every model of the workspace.';
comment on column api_keys.created_with is 'The session, token family or personal access token, by created_via. No foreign key: a key outlives what made it.';
comment on column api_keys.endpoint_scopes is 'Which endpoints the key opens; null is all of them.';
comment on column api_keys.hash is 'SHA-256 of the secret, lower-case hexadecimal.';
comment on column api_keys.last_four is 'Last four characters of the secret, to tell keys apart.';
comment on column api_keys.older_hash is 'The secret before previous_hash, good until older_until.';
comment on column api_keys.owner_service_account_id is 'The service account whose key it is.';
comment on column api_keys.owner_user_id is 'The member whose key it is. Without any owner it is a key of the organization, which outlives whoever made it.';
comment on column api_keys.prefix is 'The first characters of the secret, to tell keys apart.';
comment on column api_keys.previous_hash is 'The secret before the last rotation, good until previous_until.';
comment on column api_keys.purpose is 'Null for a key that is made to be kept. A key of the playground ends with the session that made it.';
comment on column api_keys.rotated_at is 'When the secret was last replaced; null while it is the first.';
comment on column api_keys.routing_policy is 'plan_first, bedrock_only, or the ids of connections in the order in which they are tried; null for none.';
comment on column audit_records.actor_user_id is 'The user or, where actor_kind says so, the service account.';
comment on column audit_records.changed_fields is 'Names of fields, such as members.<user id>; never values.';
comment on column audit_records.id is 'UUIDv7 of occurred_at: bounds of time are bounds of the id, too.';
comment on column audit_records.occurrences is 'How often, where the same refusal was repeated within a minute: the first is a record of its own, the rest are one.';
comment on column audit_records.reason is 'Why, as whoever did it wrote for this log. The only free text in it.';
comment on column audit_records.role_before is 'Of whoever got another role.';
comment on column audit_stream.collects_until is 'Moved on while a gateway sends. New records are queued until then, so that a stream that was switched off queues nothing for long.';
comment on column banners.public is 'Shown before sign-in, too.';
comment on column banners.translations is 'The text by language (BCP 47); in others it is shown as it is.';
comment on column branding.shows is 'The elements that are switched on, given or not.';
comment on column branding_images.png is 'Made anew from what was uploaded, which is not kept.';
comment on column connections.adds_models is 'Whether the models that it lists are added to the catalog.';
comment on column connections.apis is 'The APIs that it speaks; null for those of its kind.';
comment on column connections.breaker_failures is 'As many failures open the breaker; null: as the gateway is configured.';
comment on column connections.breaker_set_reason is 'Why a person set the breaker last, if the person said so.';
comment on column connections.breaker_set_to is 'What a person set last. Open: until a person closes it. Closed: from then on it opens by itself again.';
comment on column connections.continuous_usage is 'Whether the upstream understands stream_options.continuous_usage_stats.';
comment on column connections.credential_encrypted is 'Encrypted by the application, bound to the id of the row; null when the upstream wants none.';
comment on column connections.credential_from is 'Client: requests carry the client''s own credential, which is never stored.';
comment on column connections.credential_header is 'The header that carries its credential; null for that of its kind.';
comment on column connections.free is 'What it serves costs nothing, whatever the prices of its models: a plan is paid otherwise.';
comment on column connections.preset is 'The preset that it was made from; null without one.';
comment on column connections.stream_options is 'Whether Weir may add stream_options, by which it asks for the usage of a stream.';
comment on column connections.tags is 'What the discovery server says about the host.';
comment on column credit_entries.reference is 'What the entry is called elsewhere, such as a payment: it is booked once.';
comment on column daily_usage.quarters is 'In which quarters of an hour (UTC), so that days of any time zone can be told. Of time that is kept by hours, the first of each.';
comment on column daily_usage_days.has_failures is 'Whether the ledger had the records of the day when it was read.';
comment on column daily_usage_days.requests is 'Of the rollups that were read. A complete day whose total of the platform has another number of requests changed since: the total is its dirty mark, set in the transaction that changes a rollup.';
comment on column deployments.context_length is 'Tokens of prompt and answer together; null: that of the model.';
comment on column deployments.max_parallel is 'Most attempts that one gateway has running there; null: no limit.';
comment on column deployments.missing_since is 'Since when the upstream does not list the model: nothing is sent there. Null while it does.';
comment on column discovery_states.count is 'How many models or hosts it listed last; null before its first answer.';
comment on column discovery_states.error_code is 'Of the last failure, which may be long past.';
comment on column discovery_states.failing_since is 'The first failure after the last success; null while it answers.';
comment on column gateway_replicas.version is 'Null of a gateway of an earlier release.';
comment on column idempotent_requests.user_id is 'The user or the service account that called.';
comment on column identities.issuer is 'Whose subjects these are: another issuer configured under the same name knows other people by them.';
comment on column invitations.mail_state is 'Of the last mail; null where no mail is sent.';
comment on column jobs."position" is 'Where it goes on, whatever gateway runs it.';
comment on column jobs.attempts is 'How often it was taken since it last got on.';
comment on column jobs.begun_by is 'How the person was signed in: for the audit records of what is done later.';
comment on column jobs.failures is 'Ids of what could not be done, with codes.';
comment on column jobs.file is 'Name, type and bytes of its file, once that is complete.';
comment on column jobs.holder is 'Of the gateway that runs it, anew each time that one takes it.';
comment on column jobs.organization_id is 'Null for work on the platform, and on what is a person''s own.';
comment on column jobs.parameters is 'What the API was asked for, with its defaults.';
comment on column limit_leases.amount is 'What the holder may still use. The statement that records a request takes it from here.';
comment on column limits.amount is 'Nano-USD, requests or tokens, by kind.';
comment on column limits.anchor is 'The first day of a period of days such as 30d, in the time zone of the organization.';
comment on column limits.counted_from is 'Where the first period begins that is counted in full. Null for rates and parallel requests. Set by a trigger.';
comment on column limits.scope_id is 'The id of the key, user, team, workspace, organization or subscription. What it names is deleted without it: whoever deletes that deletes its limits.';
comment on column listed_models.prices is 'Those that it states, as texts by kind; null where it states none.';
comment on column model_changes.changed_by is 'The user; null for the command line. No foreign key: history outlives users.';
comment on column model_prices.created_by is 'The user; null for an upstream and for the command line. No foreign key: history outlives users.';
comment on column model_prices.source is 'Who set it: discovery adds prices to what upstreams state, never to what an operator set.';
comment on column model_prices.unit_nano_usd is 'Of an image, a second of audio or a character, by what the operation counts. Null: their tokens are billed.';
comment on column models.deprecated_at is 'From then on clients are told to move to another model.';
comment on column models.drop_params is 'Members of a request that a translation may leave out, where an upstream cannot express them.';
comment on column models.free is 'Costs nothing, whatever its prices.';
comment on column models.hedge_after_ms is 'An attempt without a first token for so long gets another one beside it; null: never.';
comment on column models.input_nano_usd_per_million is 'Read by gateways of the release before only, while an upgrade rolls out; so are the other prices here. See model_prices.';
comment on column models.max_attempts is 'Most attempts of one request; null: as many as the configuration says.';
comment on column models.max_output_tokens is 'The most tokens of one answer; null is unknown.';
comment on column models.request_nano_usd is 'Of each request, in addition to its tokens. Null is unknown.';
comment on column models.retires_at is 'From then on requests are refused.';
comment on column models.retry_time_ms is 'No attempt begins later than this after the first one.';
comment on column models.routing_strategy is 'How one of several deployments in a tier is chosen.';
comment on column models.stickiness is 'auto: requests of one conversation, or with the same beginning of a long prompt, go to one deployment.';
comment on column notifications.kind is 'What happened to the subject, such as subscription.approve.';
comment on column organization_credentials.api_key_id is 'Only its requests use it.';
comment on column organization_credentials.credential_encrypted is 'Encrypted by the application, bound to owner and connection.';
comment on column organization_credentials.test_code is 'What the last test came to: ok, or the code of the failure.';
comment on column organization_credentials.test_started_at is 'Of the test under way; one at a time.';
comment on column organization_credentials.workspace_id is 'Only its requests use it. Null with api_key_id: all of the organization do.';
comment on column organizations.deleted_at is 'Set by deletion; 30 days later the row is purged.';
comment on column organizations.invitation_email_domains is 'Only addresses of these domains may be invited; null is any.';
comment on column organizations.record_client_tags is 'Whether usage records keep the user and the tags that clients send.';
comment on column organizations.time_zone is 'In which days, weeks, months and years of limits begin: a name of the IANA database.';
comment on column outgoing_deliveries.due_at is 'When it is to be tried next. A replica that tries it moves this on first.';
comment on column outgoing_deliveries.ended_at is 'When it was delivered (no failure), or given up (with the last failure).';
comment on column outgoing_mails.due_at is 'When it is to be tried next. A replica that tries it moves this on first.';
comment on column outgoing_mails.ended_at is 'When it was sent, or given up, or replaced by a later one.';
comment on column outgoing_mails.token_encrypted is 'Of the link, bound to the id; null once the mail has ended.';
comment on column personal_access_tokens.made_in_session_id is 'No foreign key: a token outlives the end of its session. All three are null for tokens from before they were recorded.';
comment on column personal_access_tokens.organization_id is 'The only organization that exists for the token; null is all of its user''s.';
comment on column platform_settings.display_rate is 'How much of the display currency one US dollar is. Amounts are only shown in it; everything is counted in nano-USD.';
comment on column platform_settings.display_rate_date is 'The day that the rate is of; null where nobody said.';
comment on column platform_settings.playground_budget_nano_usd is 'What one key of the playground may spend at most.';
comment on column reconciliations.examples is 'The first 100 differences: keys of rows, and numbers.';
comment on column request_refusals.code is 'other counts those of a minute that there was no room for.';
comment on column request_refusals.limits is 'The limits that were looked at for the last one, at most 16. Null before release 0.2.';
comment on column request_refusals.request_id is 'Of the last one, as limit_value, observed, resets_at, operation and model.';
comment on column request_refusals.request_ids is 'Of the first ones of the minute, at most 20: a flood is counted, not listed.';
comment on column service_account_tokens.made_with_token_id is 'The token of the user who made it, with which it ends; both are null for one made in a session.';
comment on column service_accounts.deactivated_at is 'While it is set, no token and no API key of the account works.';
comment on column service_accounts.role is 'Never owner.';
comment on column sessions.previous_token_hash is 'The token before the last rotation, good until previous_token_until for requests already under way.';
comment on column sessions.rotation_due is 'Set when a role of the user changed: the next answer brings a new token.';
comment on column setup_links.break_glass is 'Signs an admin in although an identity provider is configured.';
comment on column sign_in_attempts.browser_hash is 'SHA-256 of a cookie of the browser that began: the callback must come from the same one.';
comment on column sign_in_attempts.link_user_id is 'The signed-in user who asked to link the account; null for a sign-in.';
comment on column signing_keys.public_key is '32 bytes, base64url.';
comment on column spend_counters.period_start is 'The day (UTC); 1970-01-01 for the total.';
comment on column subscription_status_history.from_state is 'Null for the first.';
comment on column subscription_status_history.version is 'Of the subscription, after the change.';
comment on column subscriptions.reason is 'Of the latest change of its state.';
comment on column subscriptions.requested_by is 'Who asked for it last.';
comment on column subscriptions.user_id is 'The member whose it is; null: it is for everybody in the organization.';
comment on column subscriptions.version is 'One more with every change: who decides says which version they saw.';
comment on column token_families.made_in_session_id is 'No foreign key: a family outlives the end of its session.';
comment on column token_families.organization_id is 'As of the personal access token it was made with.';
comment on column token_families.scopes is 'Null is all of them.';
comment on column usage_records.admission_limits is 'The limits that let the request through, as it found them; at most 8.';
comment on column usage_records.audio_input_tokens is 'Part of input_tokens. Null is unknown, never zero.';
comment on column usage_records.audio_output_tokens is 'Part of output_tokens. Null is unknown, never zero.';
comment on column usage_records.authenticated_us is 'From the request received, as body_received_us, admitted_us and last_token_us. Null in records of earlier releases.';
comment on column usage_records.client_user is 'As the client named it; only where the organization has set record_client_tags.';
comment on column usage_records.cost_nano_usd is 'Null when the usage or a price it needs is unknown.';
comment on column usage_records.image_input_tokens is 'Part of input_tokens. Null is unknown, never zero.';
comment on column usage_records.input_tokens is 'Includes cached_input_tokens and cache_write_tokens. Null is unknown, never zero.';
comment on column usage_records.is_fallback is 'Whether another connection served the request than the one that comes first; null for records of earlier releases and of what was reported.';
comment on column usage_records.itl_buckets is 'How many gaps were within each bound of GAP_BOUNDS_US, then above them; without the zeros at the end.';
comment on column usage_records.itl_strip is 'Tokens over time, as TokenStrip of the domain writes it.';
comment on column usage_records.lease_holder is 'From whose limit_leases the record took what the request used; null where no quota applied.';
comment on column usage_records.output_tokens is 'Includes reasoning_tokens. Null is unknown, never zero.';
comment on column usage_records.price_id is 'The prices that cost_nano_usd was calculated with; null without any.';
comment on column usage_records.request_id is 'UUIDv7 made by the gateway: the idempotency key.';
comment on column usage_records.settled_by is 'ledger or spool: what made the record durable first. recorded_at is when it came here.';
comment on column usage_records.tags is 'As client_user.';
comment on column usage_records.team_id is 'The owner''s team at the time, if the owner was in exactly one of the organization.';
comment on column usage_records.units is 'Images, started seconds of audio or characters, by what the operation counts. Null for others, and unknown.';
comment on column usage_records.upstream_request_id is 'The id that the upstream gave the last attempt. Null without one, and in records of earlier versions.';
comment on column usage_records.user_id is 'The key''s owner at the time; null for a key of the organization.';
comment on column usage_rollups.cost_nano_usd is 'Of the requests whose cost is known; unknown_cost_requests counts the others.';
comment on column usage_rollups.failed_requests is 'Ended as upstream_failed, timed_out or shut_down; a client that left is no failure.';
comment on column usage_rollups.itl_buckets is 'Of all gaps of all streams, by GAP_BOUNDS_US.';
comment on column usage_rollups.itl_sum_us is 'Sum of all gaps, not of the means of requests; divide by itl_count.';
comment on column usage_rollups.minutes is '15, or 60 once it is old; every record is in one row.';
comment on column usage_rollups.overhead_sum_us is 'Of records since release 0.2, as all buckets.';
comment on column usage_rollups.ttft_buckets is 'How many were within each bound of TTFT_BOUNDS_US, then above them. Likewise the other buckets.';
comment on column usage_rollups_hourly.cost_nano_usd is 'Of the requests whose cost is known; unknown_cost_requests counts the others.';
comment on column usage_rollups_hourly.failed_requests is 'Ended as upstream_failed, timed_out or shut_down; a client that left is no failure.';
comment on column usage_rollups_hourly.itl_sum_us is 'Sum of all gaps, not of the means of requests; divide by itl_count.';
comment on column usage_totals.level is 'Which columns are told apart; the others are null. Levels that end in models have model and provider.';
comment on column usage_totals.minutes is '15 since usage_totals_fold.quarters_since, 60, and 1440 for days that are folded as a whole. Level key_models has days only.';
comment on column usage_totals.user_id is 'Null in the levels member and key for keys of nobody.';
comment on column usage_totals_fold.folded_until is 'A whole hour. Rollups that start before are in usage_totals. What is recorded late for such a time is added to both.';
comment on column usage_totals_fold.quarters_since is 'A whole hour. What is older is known by hours only.';
comment on column usage_totals_fold.rebuilds is 'How often rollups were made anew. What gateways keep in memory of them is as old as this number.';
comment on column users.email is 'As the identity provider told it, lower case; decides nothing but which invitations are shown, and only when verified.';
comment on column users.language is 'Null is the language of the browser.';
comment on column users.time_zone is 'A name of the IANA database; null is the time zone of the browser.';
comment on column webhooks.failing_since is 'The first failure since the last success. After a day the webhook is deactivated.';
comment on column webhooks.previous_secret_encrypted is 'Signs too, until it expires, so that a receiver can change secrets without a gap.';
comment on column webhooks.secret_encrypted is 'Signs what is sent; bound to the organization and the id.';
comment on column workspaces.allowed_models is 'What keys of the workspace may use at most; null is everything.';
comment on column workspaces.routing_policy is 'Of all its keys. That of a key chooses from what it leaves.';
comment on function add_buckets(bigint[],bigint[]) is 'Adds element by element. In a statement of this size it takes less time than expressions for all elements.';
comment on function delete_limits_of() is 'For a scope and the column of its id. Asks first: a statement that deletes limits keeps records waiting.';
comment on function discard_counters() is 'Limits of one scope, model and period share their counters.';
comment on function drop_audit_partitions(integer) is 'Drops the months that ended more than so many days ago, by the clock of the database. Returns their names. Never less than 30 days, whoever asks.';
comment on function drop_usage_partition(date,integer) is 'Drops a month of the ledger that ended more than so many months ago, by the clock of the database; false where it is younger, or not there. Gateways wait a second at most: then it fails, and is tried again later.';
comment on function ensure_audit_partitions(timestamp with time zone) is 'Makes the partitions of the month before, this month, the next three and those the default partition holds records of, which it moves in. Returns the names of those it made.';
comment on function ensure_usage_partitions(timestamp with time zone) is 'Makes the partitions of the month before, this month and the next three, and moves in what the default partition held of them. Returns the names of those it made. Inserts into other partitions go on meanwhile.';
comment on function lease_quotas(uuid,uuid[],timestamp with time zone[],numeric[],interval) is 'Changes what a holder may use of quotas, in the order of its requests; each limit and period once. No lease grows beyond what is left of the amount; a lowered amount takes none away.';
comment on function move_hourly_rollup() is 'Gateways of release 0.1 know the hour only: for a quarter of an hour it counts as its first one.';
comment on function move_periods() is 'Another time zone makes other periods. What is leased of the period before still counts, until it expires or is recorded.';
comment on function note_replica(uuid) is 'A sign of life. Returns how many replicas gave one within 30 seconds.';
comment on function notify_all_api_keys_changed() is 'Tells every replica to forget all keys. A statement that changed no row tells nothing.';
comment on function notify_api_key_changed() is 'Tells every replica the hash of a key to forget; an insert matters too, since unknown keys are remembered as unknown.';
comment on function notify_catalog_changed() is 'Tells every replica to load the catalog anew. A statement that changed no row tells nothing, so that a discovery which found nothing new costs no reload.';
comment on function notify_credential_changed() is 'A test changes a row, but nothing to route by.';
comment on function notify_deletion_changed() is 'Keys stop with the deletion of what they belong to and start with its restoration, and carry what the organization lets be recorded; no other change of it concerns them.';
comment on function notify_member_keys_changed() is 'A key carries the team of its owner.';
comment on function notify_organization_keys_changed() is 'Tells every replica to look the keys of these organizations up again, since they carry their limits; of many organizations, all keys.';
comment on function notify_service_account_keys_changed() is 'The keys of a deactivated service account stop at once.';
comment on function notify_subscriptions_changed() is 'Tells every replica to forget the keys of these organizations; of many organizations, all keys.';
comment on function notify_time_zone_changed() is 'Keys carry the periods of their limits.';
comment on function notify_user_keys_changed() is 'The keys of a deactivated user stop at once.';
comment on function protect_audit_partition(text) is 'Partitions inherit the trigger on rows from audit_records, but not the one on truncate.';
comment on function refuse_audit_change() is 'Nothing is changed in or taken out of the audit log but whole partitions by retention.';
comment on function refuse_subscription_history_change() is 'The history of a subscription goes only together with it, when its organization is purged.';
comment on function usage_blocks(timestamp with time zone,timestamp with time zone) is 'A range as days, hours and quarters of usage_totals, and, with 0 minutes, what only usage_rollups know: without gaps, each moment once. Where quarters are not kept, an hour belongs to where it starts.';
comment on function usage_periods(text,text,timestamp with time zone,timestamp with time zone) is 'Quarters of an hour, hours, days, weeks (from Monday) or months of a time zone that overlap a range, without a gap, whatever the clocks do.';
comment on table api_keys is 'API keys. The secret is shown once and never stored.';
comment on table audit_records is 'Who did what: one row for every management write, refused write and failed sign-in. Append-only; whole months (UTC) are dropped when their retention is over. No foreign keys: the log outlives what it names.';
comment on table audit_records_default is 'Takes a record of a month that has no partition, so that none is ever refused; ensure_audit_partitions moves it out.';
comment on table audit_stream is 'The sending of audit records to a collector: one row once it was set up. One replica at a time sends.';
comment on table background_jobs is 'When a job last ran. The replica that runs it locks its row, so that one does at a time.';
comment on table banner_dismissals is 'Who does not want to see a banner any more.';
comment on table banners is 'What the console says to everybody. At most five are shown at once, a hundred kept.';
comment on table branding is 'One row: how the console presents itself.';
comment on table connections is 'Upstream accounts.';
comment on table credit_entries is 'What was granted and paid in, append-only. Their sum is the amount of the organization''s limit of kind credit, written in the same transaction.';
comment on table daily_usage is 'On which days a cell had requests: what sums do not say, such as how many people use a model. Made from usage_rollups.';
comment on table daily_usage_counts is 'What happened at the day cache, added up by all gateways.';
comment on table daily_usage_days is 'The days (UTC) that daily_usage has.';
comment on table daily_usage_failures is 'Requests that did not complete, by what ended them. Made from usage_records, whose rollups do not tell.';
comment on table deployments is 'Which connection serves which model, under which name. Tier 0 is tried first.';
comment on table discovery_states is 'One row for each upstream that was asked, and one without a connection for the discovery server.';
comment on table idempotent_requests is 'Answers to management POSTs that carried an Idempotency-Key, for 24 hours: stored in the transaction of the write. Encrypted: an answer may hold a secret that is shown once.';
comment on table identities is 'Accounts at identity providers: (provider, issuer, subject), never the e-mail address, is who somebody is.';
comment on table invitations is 'Bound to a verified e-mail address; the token alone opens nothing.';
comment on table job_file_pieces is 'Files of jobs, at most 50 MB each, for 24 hours.';
comment on table jobs is 'Long work that people began. At most 100 of a person that have ended are kept, for 30 days.';
comment on table limit_counters is 'What was used in a period that a limit counts in. Written by the statement that records a request; equal to the sum of its records.';
comment on table limit_thresholds_reached is 'What was told, once for each limit, period and threshold; again when the amount of the limit changes.';
comment on table live_requests is 'Requests that run, as their gateways wrote them a few seconds ago; what was not seen for 15 s is over. Rewritten rows change no index.';
comment on table model_aliases is 'Further names of a model.';
comment on table model_changes is 'The history of models: what an operator changed, from which value to which, append-only.';
comment on table model_price_tiers is 'The prices of a list, by the length of the input: the longest from_input_tokens that the input reaches. Null is unknown, never free.';
comment on table model_prices is 'Of lists that take effect at the same time, the one with the greater id counts.';
comment on table models is 'What clients name in "model". Prices are nano-USD per million tokens; null is unknown, never free.';
comment on table notifications is 'What people are told in their list. Ids and codes only; deleted after some time, and beyond some number.';
comment on table organization_credentials is 'Credentials that organizations brought for connections, for all of their requests or for those of a workspace or key; used instead of the connection''s own.';
comment on table organizations is 'Tenant roots.';
comment on table outgoing_deliveries is 'An event for one webhook, or by mail to one user, whose address is read when it is sent. Sent by any replica, at least once.';
comment on table outgoing_events is 'What happened and is to be told: written in the transaction that makes it happen, for a week. Ids, codes and amounts; no personal data.';
comment on table outgoing_mails is 'Mails to be sent, at least once each, and for a day those that were: the limits count them. The address is in the invitation.';
comment on table personal_access_tokens is 'Long-lived tokens of people for scripts. A revoked one is deleted.';
comment on table platform_settings is 'One row. What is null is not limited.';
comment on table reconciliations is 'Comparisons of the ledger with its sums, the newest 100. At most one runs.';
comment on table refresh_tokens is 'Spent ones are kept as long as their family, to notice reuse.';
comment on table reported_usage is 'The ids of usage that others measured and reported, so that none is counted twice. Kept for 62 days; older usage cannot be reported.';
comment on table request_refusals is 'Requests that were refused before any attempt, counted by minute, key, code and scope: a flood is a few rows. Without a key they are counted by code only. Bounded by age and by number. No foreign keys: it outlives what it names.';
comment on table service_account_tokens is 'Tokens of service accounts for the management plane. A revoked one is deleted.';
comment on table service_accounts is 'Actors of an organization that are no people. A deleted one stays, for the records that name it.';
comment on table sessions is 'Sessions of the management plane. A revoked session is deleted.';
comment on table setup_links is 'One-time links that sign in the first platform admin; a used one is deleted.';
comment on table sign_in_attempts is 'Sign-ins under way at an identity provider; each is taken out by the callback, once.';
comment on table signing_keys is 'Ed25519 keys for access tokens: published at created_at, signing from signs_from until the next one does, deleted when the last token has expired.';
comment on table spend_counters is 'What each scope has spent. Half-filled pages: these rows are updated all the time, and stay in their page.';
comment on table subscription_status_history is 'Every change of the state of a subscription. Append-only.';
comment on table subscriptions is 'The access of an organization or of one member to a model. One row for good, so that its history and its quotas outlive a cancellation. It gives access while it is active and expires_at has not come.';
comment on table team_members is 'Whoever leaves the organization leaves its teams.';
comment on table token_families is 'All refresh tokens that descend from one grant; the reuse of a spent one revokes the family.';
comment on table unsent_audit_records is 'Records that the collector has not taken yet. A record is queued in the transaction that makes it, whoever makes it, and leaves the queue when it is sent: so none is missed, in whatever order transactions commit.';
comment on table usage_cells is 'Who ever used what: each key, its owner at that time, and model once. Smaller than what it stands for in daily_usage. No foreign keys: it outlives what it names.';
comment on table usage_records is 'The usage ledger: one row for every admitted request, append-only. No foreign keys: the ledger outlives what it names. Partitioned by month (UTC).';
comment on table usage_records_default is 'Takes a record of a month that has no partition, so that none is ever refused; ensure_usage_partitions moves it out.';
comment on table usage_rollups is 'Sums of usage_records by quarter of an hour (UTC), and by hour after 62 days; what reports read. Of quarters, days can be made in any time zone. Sums are numeric: a bigint could overflow and stop the ledger.';
comment on table usage_rollups_hourly is 'Empty. Gateways of release 0.1 add to it while an upgrade rolls out; what they add moves to usage_rollups.';
comment on table usage_totals is 'Sums of usage_rollups up to usage_totals_fold.folded_until, so that a report reads some hundred rows. Each is in a quarter of an hour, an hour and a day (UTC).';
comment on table users is 'People. What they may do in an organization is in organization_members.';
comment on table workspaces is 'Where API keys live; each belongs to one organization.';
comment on type usage_record_row is 'A record on its way into usage_records. Gateways of the version before send this type while an upgrade rolls out: never change it, make another.';
comment on type usage_record_row_44 is 'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';
comment on type usage_record_row_45 is 'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';
comment on type usage_record_row_50 is 'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';
comment on type usage_record_row_51 is 'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';
comment on type usage_record_row_52 is 'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';
comment on type usage_record_row_53 is 'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';
comment on type usage_record_row_59 is 'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';
