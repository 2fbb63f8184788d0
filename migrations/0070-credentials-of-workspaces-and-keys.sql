alter table organization_credentials
  add column workspace_id uuid references workspaces (id) on delete cascade,
  add column api_key_id uuid references api_keys (id) on delete cascade,
  add constraint organization_credentials_one_owner check (num_nonnulls(workspace_id, api_key_id) <= 1),
  drop constraint organization_credentials_connection_key,
  add constraint organization_credentials_connection_key
    unique nulls not distinct (organization_id, connection_id, workspace_id, api_key_id);

comment on table organization_credentials is
  'Credentials that organizations brought for connections, for all of their requests or for those of a workspace or key; used instead of the connection''s own.';
comment on column organization_credentials.workspace_id is 'Only its requests use it. Null with api_key_id: all of the organization do.';
comment on column organization_credentials.api_key_id is 'Only its requests use it.';
comment on column organization_credentials.credential_encrypted is 'Encrypted by the application, bound to owner and connection.';

create index organization_credentials_workspace_id_idx on organization_credentials (workspace_id) where workspace_id is not null;
create index organization_credentials_api_key_id_idx on organization_credentials (api_key_id) where api_key_id is not null;

-- A revoked key never works again: nothing keeps its credentials.
create function delete_credentials_of_key() returns trigger language plpgsql as $$
begin
  delete from organization_credentials where api_key_id = new.id;
  return null;
end
$$;
create trigger api_keys_revoke_credentials after update of revoked_at on api_keys
  for each row when (old.revoked_at is null and new.revoked_at is not null) execute function delete_credentials_of_key();

-- The catalog leaves out the credentials of what is deleted, and has them again when it is restored.
create function notify_deleted_credentials() returns trigger language plpgsql as $$
begin
  perform pg_notify('weir_catalog', '');
  return null;
end
$$;
create trigger workspaces_delete_credentials after update of deleted_at on workspaces
  for each row when (old.deleted_at is distinct from new.deleted_at) execute function notify_deleted_credentials();
create trigger organizations_delete_credentials after update of deleted_at on organizations
  for each row when (old.deleted_at is distinct from new.deleted_at) execute function notify_deleted_credentials();
