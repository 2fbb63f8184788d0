-- Generated from the migrations by: node packages/postgres/scripts/dump-schema.ts

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
  constraint api_keys_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint api_keys_hash_key UNIQUE (hash),
  constraint api_keys_last_four_check CHECK ((char_length(last_four) = 4)),
  constraint api_keys_mode_check CHECK ((mode = ANY (ARRAY['live'::text, 'test'::text]))),
  constraint api_keys_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
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
  constraint connections_base_url_check CHECK (((char_length(base_url) >= 1) AND (char_length(base_url) <= 2048))),
  constraint connections_connect_timeout_ms_check CHECK ((connect_timeout_ms > 0)),
  constraint connections_first_byte_timeout_ms_check CHECK ((first_byte_timeout_ms > 0)),
  constraint connections_idle_timeout_ms_check CHECK ((idle_timeout_ms > 0)),
  constraint connections_kind_check CHECK ((kind = ANY (ARRAY['openai-compatible'::text, 'simulator'::text]))),
  constraint connections_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint connections_name_key UNIQUE (name),
  constraint connections_pkey PRIMARY KEY (id),
  constraint connections_total_timeout_ms_check CHECK ((total_timeout_ms > 0))
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
  constraint deployments_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections(id) ON DELETE CASCADE,
  constraint deployments_model_connection_name_key UNIQUE (model_id, connection_id, upstream_name),
  constraint deployments_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id) ON DELETE CASCADE,
  constraint deployments_pkey PRIMARY KEY (id),
  constraint deployments_tier_check CHECK ((tier >= 0)),
  constraint deployments_upstream_name_check CHECK (((char_length(upstream_name) >= 1) AND (char_length(upstream_name) <= 256))),
  constraint deployments_weight_check CHECK ((weight > 0))
);

create table model_aliases (
  name text not null,
  model_id uuid not null,
  created_at timestamp with time zone default now() not null,
  constraint model_aliases_model_id_fkey FOREIGN KEY (model_id) REFERENCES models(id) ON DELETE CASCADE,
  constraint model_aliases_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint model_aliases_pkey PRIMARY KEY (name)
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
  constraint models_cache_write_nano_usd_per_million_check CHECK ((cache_write_nano_usd_per_million >= 0)),
  constraint models_cached_input_nano_usd_per_million_check CHECK ((cached_input_nano_usd_per_million >= 0)),
  constraint models_context_length_check CHECK ((context_length > 0)),
  constraint models_input_nano_usd_per_million_check CHECK ((input_nano_usd_per_million >= 0)),
  constraint models_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint models_name_key UNIQUE (name),
  constraint models_output_nano_usd_per_million_check CHECK ((output_nano_usd_per_million >= 0)),
  constraint models_owned_by_check CHECK ((char_length(owned_by) <= 256)),
  constraint models_pkey PRIMARY KEY (id)
);

create table organizations (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint organizations_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint organizations_pkey PRIMARY KEY (id)
);

create table schema_migrations (
  version text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (version)
);

create table spend_counters (
  scope text not null,
  scope_id uuid not null,
  period text not null,
  period_start date not null,
  spent_nano_usd numeric not null,
  requests bigint not null,
  tokens numeric not null,
  constraint spend_counters_check CHECK (((period <> 'total'::text) OR (period_start = '1970-01-01'::date))),
  constraint spend_counters_period_check CHECK ((period = ANY (ARRAY['total'::text, 'day'::text]))),
  constraint spend_counters_pkey PRIMARY KEY (scope, scope_id, period, period_start),
  constraint spend_counters_scope_check CHECK ((scope = ANY (ARRAY['api_key'::text, 'workspace'::text, 'organization'::text])))
) with (fillfactor=50);

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
  constraint usage_records_cache_write_tokens_check CHECK ((cache_write_tokens >= 0)),
  constraint usage_records_cached_input_tokens_check CHECK ((cached_input_tokens >= 0)),
  constraint usage_records_cost_nano_usd_check CHECK ((cost_nano_usd >= 0)),
  constraint usage_records_ending_check CHECK ((ending = ANY (ARRAY['completed'::text, 'upstream_failed'::text, 'client_disconnected'::text, 'timed_out'::text, 'shut_down'::text]))),
  constraint usage_records_input_tokens_check CHECK ((input_tokens >= 0)),
  constraint usage_records_output_tokens_check CHECK ((output_tokens >= 0)),
  constraint usage_records_pkey PRIMARY KEY (request_id, started_at),
  constraint usage_records_reasoning_tokens_check CHECK ((reasoning_tokens >= 0)),
  constraint usage_records_status_check CHECK (((status >= 100) AND (status <= 999))),
  constraint usage_records_usage_source_check CHECK ((usage_source = ANY (ARRAY['reported'::text, 'estimated'::text, 'unknown'::text])))
) partition by RANGE (started_at);

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

create table workspaces (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint workspaces_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 256))),
  constraint workspaces_name_key UNIQUE (organization_id, name),
  constraint workspaces_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
  constraint workspaces_pkey PRIMARY KEY (id)
);

create table usage_records_default partition of usage_records default;

CREATE UNIQUE INDEX api_keys_unrevoked_name_key ON public.api_keys USING btree (workspace_id, name) WHERE (revoked_at IS NULL);
CREATE INDEX api_keys_workspace_id_idx ON public.api_keys USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX deployments_connection_id_idx ON public.deployments USING btree (connection_id);
CREATE INDEX model_aliases_model_id_idx ON public.model_aliases USING btree (model_id);
CREATE INDEX organizations_created_at_idx ON public.organizations USING btree (created_at, id);
CREATE INDEX usage_records_organization_id_idx ON ONLY public.usage_records USING btree (organization_id, started_at, request_id);
CREATE INDEX usage_records_started_at_idx ON ONLY public.usage_records USING btree (started_at, request_id);
CREATE INDEX usage_rollups_hourly_hour_idx ON public.usage_rollups_hourly USING btree (hour);
CREATE INDEX workspaces_organization_id_idx ON public.workspaces USING btree (organization_id, created_at, id);

CREATE OR REPLACE FUNCTION public.ensure_usage_partitions(at timestamp with time zone)
 RETURNS SETOF text
 LANGUAGE plpgsql
 SET lock_timeout TO '5s'
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
begin
  if tg_op <> 'INSERT' then
    perform pg_notify('weir_api_keys', old.hash);
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.hash <> old.hash) then
    perform pg_notify('weir_api_keys', new.hash);
  end if;
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

CREATE TRIGGER api_keys_notify AFTER INSERT OR DELETE OR UPDATE ON public.api_keys FOR EACH ROW EXECUTE FUNCTION notify_api_key_changed();
CREATE TRIGGER connections_delete_notify AFTER DELETE ON public.connections REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER connections_insert_notify AFTER INSERT ON public.connections REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER connections_update_notify AFTER UPDATE ON public.connections REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER deployments_delete_notify AFTER DELETE ON public.deployments REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER deployments_insert_notify AFTER INSERT ON public.deployments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER deployments_update_notify AFTER UPDATE ON public.deployments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER model_aliases_delete_notify AFTER DELETE ON public.model_aliases REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER model_aliases_insert_notify AFTER INSERT ON public.model_aliases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER model_aliases_update_notify AFTER UPDATE ON public.model_aliases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER models_delete_notify AFTER DELETE ON public.models REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER models_insert_notify AFTER INSERT ON public.models REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER models_update_notify AFTER UPDATE ON public.models REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_catalog_changed();
CREATE TRIGGER organizations_delete_notify AFTER DELETE ON public.organizations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_all_api_keys_changed();
CREATE TRIGGER organizations_update_notify AFTER UPDATE ON public.organizations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_all_api_keys_changed();
CREATE TRIGGER workspaces_delete_notify AFTER DELETE ON public.workspaces REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_all_api_keys_changed();
CREATE TRIGGER workspaces_update_notify AFTER UPDATE ON public.workspaces REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_all_api_keys_changed();

comment on column api_keys.hash is 'SHA-256 of the secret, lower-case hexadecimal.';
comment on column api_keys.last_four is 'Last four characters of the secret, to tell keys apart.';
comment on column connections.continuous_usage is 'Whether the upstream understands stream_options.continuous_usage_stats.';
comment on column connections.credential_encrypted is 'Encrypted by the application, bound to the id of the row; null when the upstream wants none.';
comment on column spend_counters.period_start is 'The day (UTC); 1970-01-01 for the total.';
comment on column usage_records.cost_nano_usd is 'Null when the usage or a price it needs is unknown.';
comment on column usage_records.input_tokens is 'Includes cached_input_tokens and cache_write_tokens. Null is unknown, never zero.';
comment on column usage_records.output_tokens is 'Includes reasoning_tokens. Null is unknown, never zero.';
comment on column usage_records.request_id is 'UUIDv7 made by the gateway: the idempotency key.';
comment on column usage_rollups_hourly.cost_nano_usd is 'Of the requests whose cost is known; unknown_cost_requests counts the others.';
comment on column usage_rollups_hourly.failed_requests is 'Ended as upstream_failed, timed_out or shut_down; a client that left is no failure.';
comment on column usage_rollups_hourly.itl_sum_us is 'Sum of all gaps, not of the means of requests; divide by itl_count.';
comment on function ensure_usage_partitions(timestamp with time zone) is 'Makes the partitions of the month before, this month and the next three, and moves in what the default partition held of them. Returns the names of those it made. Inserts into other partitions go on meanwhile.';
comment on function notify_all_api_keys_changed() is 'Tells every replica to forget all keys. A statement that changed no row tells nothing.';
comment on function notify_api_key_changed() is 'Tells every replica the hash of a key to forget; an insert matters too, since unknown keys are remembered as unknown.';
comment on function notify_catalog_changed() is 'Tells every replica to load the catalog anew. A statement that changed no row tells nothing, so that a discovery which found nothing new costs no reload.';
comment on table api_keys is 'API keys. The secret is shown once and never stored.';
comment on table connections is 'Upstream accounts.';
comment on table deployments is 'Which connection serves which model, under which name. Tier 0 is tried first.';
comment on table model_aliases is 'Further names of a model.';
comment on table models is 'What clients name in "model". Prices are nano-USD per million tokens; null is unknown, never free.';
comment on table organizations is 'Tenant roots.';
comment on table spend_counters is 'What each scope has spent. Half-filled pages: these rows are updated all the time, and stay in their page.';
comment on table usage_records is 'The usage ledger: one row for every admitted request, append-only. No foreign keys: the ledger outlives what it names. Partitioned by month (UTC).';
comment on table usage_records_default is 'Takes a record of a month that has no partition, so that none is ever refused; ensure_usage_partitions moves it out.';
comment on table usage_rollups_hourly is 'Sums of usage_records by hour (UTC); what reports read. Sums are numeric: a bigint could overflow and stop the ledger.';
comment on table workspaces is 'Where API keys live; each belongs to one organization.';
