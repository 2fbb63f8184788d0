create table models (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 256),
  owned_by text not null check (char_length(owned_by) <= 256),
  context_length integer check (context_length > 0),
  input_nano_usd_per_million bigint check (input_nano_usd_per_million >= 0),
  cached_input_nano_usd_per_million bigint check (cached_input_nano_usd_per_million >= 0),
  cache_write_nano_usd_per_million bigint check (cache_write_nano_usd_per_million >= 0),
  output_nano_usd_per_million bigint check (output_nano_usd_per_million >= 0),
  enabled boolean not null default true,
  created_at timestamptz not null,
  constraint models_name_key unique (name)
);
comment on table models is 'What clients name in "model". Prices are nano-USD per million tokens; null is unknown, never free.';

create table model_aliases (
  name text primary key check (char_length(name) between 1 and 256),
  model_id uuid not null references models on delete cascade,
  created_at timestamptz not null default now()
);
comment on table model_aliases is 'Further names of a model.';

create index model_aliases_model_id_idx on model_aliases (model_id);

create table connections (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 256),
  kind text not null check (kind in ('openai-compatible', 'simulator')),
  base_url text not null check (char_length(base_url) between 1 and 2048),
  credential_encrypted bytea,
  connect_timeout_ms integer not null check (connect_timeout_ms > 0),
  first_byte_timeout_ms integer not null check (first_byte_timeout_ms > 0),
  idle_timeout_ms integer not null check (idle_timeout_ms > 0),
  total_timeout_ms integer not null check (total_timeout_ms > 0),
  continuous_usage boolean not null,
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  constraint connections_name_key unique (name)
);
comment on table connections is 'Upstream accounts.';
comment on column connections.credential_encrypted is 'Encrypted by the application, bound to the id of the row; null when the upstream wants none.';
comment on column connections.continuous_usage is 'Whether the upstream understands stream_options.continuous_usage_stats.';

create table deployments (
  id uuid primary key,
  model_id uuid not null references models on delete cascade,
  connection_id uuid not null references connections on delete cascade,
  upstream_name text not null check (char_length(upstream_name) between 1 and 256),
  tier integer not null check (tier >= 0),
  weight integer not null check (weight > 0),
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  constraint deployments_model_connection_name_key unique (model_id, connection_id, upstream_name)
);
comment on table deployments is 'Which connection serves which model, under which name. Tier 0 is tried first.';

create index deployments_connection_id_idx on deployments (connection_id);

create function notify_catalog_changed() returns trigger language plpgsql as $$
begin
  if exists (select from changed) then
    perform pg_notify('weir_catalog', '');
  end if;
  return null;
end
$$;
comment on function notify_catalog_changed() is
  'Tells every replica to load the catalog anew. A statement that changed no row tells nothing, so that a discovery which found nothing new costs no reload.';

do $$
declare
  catalog_table text;
begin
  foreach catalog_table in array array['models', 'model_aliases', 'connections', 'deployments'] loop
    execute format(
      'create trigger %I after insert on %I referencing new table as changed for each statement execute function notify_catalog_changed()',
      catalog_table || '_insert_notify', catalog_table);
    execute format(
      'create trigger %I after update on %I referencing new table as changed for each statement execute function notify_catalog_changed()',
      catalog_table || '_update_notify', catalog_table);
    execute format(
      'create trigger %I after delete on %I referencing old table as changed for each statement execute function notify_catalog_changed()',
      catalog_table || '_delete_notify', catalog_table);
  end loop;
end
$$;
