create table organizations (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 256),
  created_at timestamptz not null
);
comment on table organizations is 'Tenant roots.';

create index organizations_created_at_idx on organizations (created_at, id);

create table workspaces (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  name text not null check (char_length(name) between 1 and 256),
  created_at timestamptz not null,
  constraint workspaces_name_key unique (organization_id, name)
);
comment on table workspaces is 'Where API keys live; each belongs to one organization.';

create index workspaces_organization_id_idx on workspaces (organization_id, created_at, id);

create table api_keys (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null check (char_length(name) between 1 and 256),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  mode text not null check (mode in ('live', 'test')),
  last_four text not null check (char_length(last_four) = 4),
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint api_keys_hash_key unique (hash)
);
comment on table api_keys is 'API keys. The secret is shown once and never stored.';
comment on column api_keys.hash is 'SHA-256 of the secret, lower-case hexadecimal.';
comment on column api_keys.last_four is 'Last four characters of the secret, to tell keys apart.';

create unique index api_keys_unrevoked_name_key on api_keys (workspace_id, name) where revoked_at is null;
create index api_keys_workspace_id_idx on api_keys (workspace_id, created_at desc, id desc);

create function notify_api_key_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform pg_notify('weir_api_keys', old.hash);
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.hash <> old.hash) then
    perform pg_notify('weir_api_keys', new.hash);
  end if;
  return null;
end
$$;
comment on function notify_api_key_changed() is
  'Tells every replica the hash of a key to forget; an insert matters too, since unknown keys are remembered as unknown.';

create trigger api_keys_notify after insert or update or delete on api_keys
  for each row execute function notify_api_key_changed();

create function notify_all_api_keys_changed() returns trigger language plpgsql as $$
begin
  if exists (select from changed) then
    perform pg_notify('weir_api_keys', '*');
  end if;
  return null;
end
$$;
comment on function notify_all_api_keys_changed() is
  'Tells every replica to forget all keys. A statement that changed no row tells nothing.';

create trigger organizations_update_notify after update on organizations referencing new table as changed
  for each statement execute function notify_all_api_keys_changed();
create trigger organizations_delete_notify after delete on organizations referencing old table as changed
  for each statement execute function notify_all_api_keys_changed();
create trigger workspaces_update_notify after update on workspaces referencing new table as changed
  for each statement execute function notify_all_api_keys_changed();
create trigger workspaces_delete_notify after delete on workspaces referencing old table as changed
  for each statement execute function notify_all_api_keys_changed();
