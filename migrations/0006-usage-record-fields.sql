alter table usage_records
  add column user_id uuid,
  add column team_id uuid,
  add column itl_buckets integer[],
  add column itl_strip text,
  add column client_user text,
  add column tags jsonb;
comment on column usage_records.user_id is 'The key''s owner at the time; null for a key of the organization.';
comment on column usage_records.team_id is 'The owner''s team at the time, if the owner was in exactly one of the organization.';
comment on column usage_records.itl_buckets is 'How many gaps were within each bound of GAP_BOUNDS_US, then above them; without the zeros at the end.';
comment on column usage_records.itl_strip is 'Tokens over time, as TokenStrip of the domain writes it.';
comment on column usage_records.client_user is 'As the client named it; only where the organization has set record_client_tags.';
comment on column usage_records.tags is 'As client_user.';

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
comment on type usage_record_row_44 is
  'A record on its way into usage_records. Gateways of the version before send their type while an upgrade rolls out: never change one, make another.';

alter table organizations add column record_client_tags boolean not null default false;
comment on column organizations.record_client_tags is 'Whether usage records keep the user and the tags that clients send.';

drop trigger organizations_update_notify on organizations;
create trigger organizations_update_notify after update of deleted_at, record_client_tags on organizations
  for each row when (
    new.deleted_at is distinct from old.deleted_at or new.record_client_tags <> old.record_client_tags
  ) execute function notify_deletion_changed();
comment on function notify_deletion_changed() is
  'Keys stop with the deletion of what they belong to and start with its restoration, and carry what the organization lets be recorded; no other change of it concerns them.';

create function notify_member_keys_changed() returns trigger language plpgsql as $$
declare
  changed_hash text;
begin
  for changed_hash in
    select unnest(array[api_keys.hash, api_keys.previous_hash])
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
$$;
comment on function notify_member_keys_changed() is 'A key carries the team of its owner.';
create trigger team_members_notify after insert or delete on team_members
  for each row execute function notify_member_keys_changed();
