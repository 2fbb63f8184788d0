create table service_accounts (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  description text check (char_length(description) <= 1000),
  role text not null check (role in ('admin', 'member')),
  created_by uuid references users on delete set null,
  created_at timestamptz not null,
  deactivated_at timestamptz,
  deleted_at timestamptz
);
comment on table service_accounts is 'Actors of an organization that are no people. A deleted one stays, for the records that name it.';
comment on column service_accounts.role is 'Never owner.';
comment on column service_accounts.deactivated_at is 'While it is set, no token and no API key of the account works.';
create unique index service_accounts_name_key on service_accounts (organization_id, name) where deleted_at is null;
create index service_accounts_organization_newest_idx on service_accounts (organization_id, id desc) where deleted_at is null;
create index service_accounts_created_by_idx on service_accounts (created_by) where created_by is not null;

create table service_account_tokens (
  id uuid primary key,
  service_account_id uuid not null references service_accounts on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  last_four text not null check (char_length(last_four) = 4),
  scopes text[] not null,
  created_by uuid references users on delete set null,
  made_with_token_id uuid references personal_access_tokens on delete cascade,
  made_with_family_id uuid references token_families on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  constraint service_account_tokens_token_hash_key unique (token_hash),
  constraint service_account_tokens_name_key unique (service_account_id, name),
  constraint service_account_tokens_one_maker check (num_nonnulls(made_with_token_id, made_with_family_id) <= 1)
);
comment on table service_account_tokens is 'Tokens of service accounts for the management plane. A revoked one is deleted.';
comment on column service_account_tokens.made_with_token_id is
  'The token of the user who made it, with which it ends; both are null for one made in a session.';
create index service_account_tokens_newest_idx on service_account_tokens (service_account_id, id desc);
create index service_account_tokens_expires_at_idx on service_account_tokens (expires_at);
create index service_account_tokens_created_by_idx on service_account_tokens (created_by) where created_by is not null;
create index service_account_tokens_made_with_token_id_idx on service_account_tokens (made_with_token_id)
  where made_with_token_id is not null;
create index service_account_tokens_made_with_family_id_idx on service_account_tokens (made_with_family_id)
  where made_with_family_id is not null;

create function notify_service_account_keys_changed() returns trigger language plpgsql as $$
begin
  if new.deactivated_at is distinct from old.deactivated_at then
    perform pg_notify('weir_api_keys', '*');
  end if;
  return null;
end
$$;
comment on function notify_service_account_keys_changed() is 'The keys of a deactivated service account stop at once.';
create trigger service_accounts_update_notify after update on service_accounts
  for each row execute function notify_service_account_keys_changed();

alter table api_keys
  add column owner_service_account_id uuid references service_accounts on delete cascade,
  add constraint api_keys_one_owner check (num_nonnulls(owner_user_id, owner_service_account_id) <= 1);
comment on column api_keys.owner_user_id is 'The member whose key it is. Without any owner it is a key of the organization, which outlives whoever made it.';
comment on column api_keys.owner_service_account_id is 'The service account whose key it is.';
alter table api_keys drop constraint api_keys_created_via_check, add constraint api_keys_created_via_check
  check (created_via in ('session', 'access_token', 'personal_access_token', 'service_account_token'));
create index api_keys_owner_service_account_id_idx on api_keys (owner_service_account_id)
  where owner_service_account_id is not null;
drop index api_keys_workspace_owner_idx;
create index api_keys_workspace_owner_idx
  on api_keys (workspace_id, coalesce(owner_user_id, owner_service_account_id), id desc);

-- Keys of callers, who are users or service accounts. Rows live for a day, so nothing needs the foreign key.
alter table idempotent_requests drop constraint idempotent_requests_user_id_fkey;
comment on column idempotent_requests.user_id is 'The user or the service account that called.';

alter table audit_records
  drop constraint audit_records_actor_kind_check,
  drop constraint audit_records_actor_via_check,
  add constraint audit_records_actor_kind_check
    check (actor_kind in ('user', 'service_account', 'system', 'anonymous')),
  add constraint audit_records_actor_via_check
    check (actor_via in ('session', 'access_token', 'personal_access_token', 'service_account_token'));
comment on column audit_records.actor_user_id is 'The user or, where actor_kind says so, the service account.';
