create table users (
  id uuid primary key,
  display_name text not null check (char_length(display_name) between 1 and 100),
  email text check (char_length(email) between 3 and 320),
  email_verified boolean not null default false,
  platform_role text not null default 'user' check (platform_role in ('admin', 'admin_readonly', 'user')),
  created_at timestamptz not null,
  last_signed_in_at timestamptz,
  deactivated_at timestamptz
);
comment on table users is 'People. What they may do in an organization is in organization_members.';
comment on column users.email is 'As the identity provider told it, lower case; decides nothing but which invitations are shown, and only when verified.';

create index users_verified_email_idx on users (email) where email_verified;
create index users_display_name_prefix_idx on users (lower(display_name) collate "C");
create index users_email_prefix_idx on users (email collate "C") where email is not null;
create index users_platform_role_idx on users (platform_role, id) where platform_role <> 'user';

create table identities (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  provider text not null check (char_length(provider) between 1 and 64),
  issuer text not null check (char_length(issuer) between 1 and 512),
  subject text not null check (char_length(subject) between 1 and 255),
  email text check (char_length(email) between 3 and 320),
  email_verified boolean not null default false,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint identities_account_key unique (provider, issuer, subject)
);
comment on table identities is 'Accounts at identity providers: (provider, issuer, subject), never the e-mail address, is who somebody is.';
comment on column identities.issuer is 'Whose subjects these are: another issuer configured under the same name knows other people by them.';

create index identities_user_id_idx on identities (user_id, id);

create table sign_in_attempts (
  state_hash text primary key check (state_hash ~ '^[0-9a-f]{64}$'),
  browser_hash text not null check (browser_hash ~ '^[0-9a-f]{64}$'),
  provider text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  link_user_id uuid references users on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table sign_in_attempts is 'Sign-ins under way at an identity provider; each is taken out by the callback, once.';
comment on column sign_in_attempts.browser_hash is 'SHA-256 of a cookie of the browser that began: the callback must come from the same one.';
comment on column sign_in_attempts.link_user_id is 'The signed-in user who asked to link the account; null for a sign-in.';

create index sign_in_attempts_expires_at_idx on sign_in_attempts (expires_at);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  previous_token_hash text check (previous_token_hash ~ '^[0-9a-f]{64}$'),
  previous_token_until timestamptz,
  rotation_due boolean not null default false,
  provider text not null,
  user_agent_family text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sessions_token_hash_key unique (token_hash),
  constraint sessions_previous_token_hash_key unique (previous_token_hash)
);
comment on table sessions is 'Sessions of the management plane. A revoked session is deleted.';
comment on column sessions.rotation_due is 'Set when a role of the user changed: the next answer brings a new token.';
comment on column sessions.previous_token_hash is 'The token before the last rotation, good until previous_token_until for requests already under way.';

create index sessions_user_id_idx on sessions (user_id, id desc);
create index sessions_expires_at_idx on sessions (least(idle_expires_at, expires_at));

create table setup_links (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table setup_links is 'One-time links that sign in the first platform admin; a used one is deleted.';

create table token_families (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  personal_access_token_id uuid,
  scopes text[],
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on table token_families is 'All refresh tokens that descend from one grant; the reuse of a spent one revokes the family.';
comment on column token_families.scopes is 'Null is all of them.';

create index token_families_user_id_idx on token_families (user_id, id desc);
create index token_families_expires_at_idx on token_families (expires_at);

create table refresh_tokens (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  family_id uuid not null references token_families on delete cascade,
  created_at timestamptz not null,
  used_at timestamptz
);
comment on table refresh_tokens is 'Spent ones are kept as long as their family, to notice reuse.';

create index refresh_tokens_family_id_idx on refresh_tokens (family_id);

create table personal_access_tokens (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  last_four text not null check (char_length(last_four) = 4),
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  constraint personal_access_tokens_token_hash_key unique (token_hash),
  constraint personal_access_tokens_name_key unique (user_id, name)
);
comment on table personal_access_tokens is 'Long-lived tokens of people for scripts. A revoked one is deleted.';

create index personal_access_tokens_user_id_idx on personal_access_tokens (user_id, id desc);
create index personal_access_tokens_expires_at_idx on personal_access_tokens (expires_at);

alter table token_families add constraint token_families_personal_access_token_id_fkey
  foreign key (personal_access_token_id) references personal_access_tokens on delete cascade;
create index token_families_personal_access_token_id_idx on token_families (personal_access_token_id);

create table signing_keys (
  id uuid primary key,
  public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  private_key_encrypted bytea not null,
  created_at timestamptz not null,
  signs_from timestamptz not null
);
comment on table signing_keys is 'Ed25519 keys for access tokens: published at created_at, signing from signs_from until the next one does, deleted when the last token has expired.';
comment on column signing_keys.public_key is '32 bytes, base64url.';

alter table organizations
  add column deleted_at timestamptz,
  add column members_may_create_keys boolean not null default true,
  add column max_key_lifetime_days integer check (max_key_lifetime_days between 1 and 3650),
  add column invitation_email_domains text[];
comment on column organizations.deleted_at is 'Set by deletion; 30 days later the row is purged.';
comment on column organizations.invitation_email_domains is 'Only addresses of these domains may be invited; null is any.';
create index organizations_deleted_at_idx on organizations (deleted_at) where deleted_at is not null;

create function notify_deletion_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('weir_api_keys', '*');
  return null;
end
$$;
comment on function notify_deletion_changed() is
  'Keys stop with the deletion of what they belong to and start with its restoration; no other change of it concerns them.';
drop trigger organizations_update_notify on organizations;
create trigger organizations_update_notify after update of deleted_at on organizations
  for each row when (new.deleted_at is distinct from old.deleted_at) execute function notify_deletion_changed();

create table organization_members (
  organization_id uuid not null references organizations on delete cascade,
  user_id uuid not null references users on delete cascade,
  role text not null check (role in ('owner', 'admin', 'member')),
  created_at timestamptz not null,
  primary key (organization_id, user_id)
);
create index organization_members_user_id_idx on organization_members (user_id, organization_id);
create index organization_members_role_idx on organization_members (organization_id, role, user_id);

create table invitations (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  email text not null check (char_length(email) between 3 and 320 and email = lower(email)),
  role text not null check (role in ('owner', 'admin', 'member')),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by uuid references users on delete set null,
  created_at timestamptz not null,
  last_sent_at timestamptz,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  revoked_at timestamptz,
  constraint invitations_token_hash_key unique (token_hash)
);
comment on table invitations is 'Bound to a verified e-mail address; the token alone opens nothing.';
create unique index invitations_open_email_key on invitations (organization_id, email)
  where accepted_at is null and declined_at is null and revoked_at is null;
create index invitations_organization_id_idx on invitations (organization_id, id desc);
create index invitations_unanswered_idx on invitations (organization_id, expires_at)
  where accepted_at is null and declined_at is null and revoked_at is null;
create index invitations_accepted_idx on invitations (organization_id, id desc) where accepted_at is not null;
create index invitations_declined_idx on invitations (organization_id, id desc) where declined_at is not null;
create index invitations_revoked_idx on invitations (organization_id, id desc) where revoked_at is not null;
create index invitations_expires_at_idx on invitations (expires_at);
create index invitations_email_idx on invitations (email, id desc)
  where accepted_at is null and declined_at is null and revoked_at is null;

create table teams (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  description text check (char_length(description) <= 1000),
  created_at timestamptz not null,
  constraint teams_name_key unique (organization_id, name),
  constraint teams_organization_id_id_key unique (organization_id, id)
);
create index teams_organization_id_idx on teams (organization_id, id desc);

create table team_members (
  team_id uuid not null,
  user_id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  primary key (team_id, user_id),
  constraint team_members_team_fkey foreign key (organization_id, team_id)
    references teams (organization_id, id) on delete cascade,
  constraint team_members_member_fkey foreign key (organization_id, user_id)
    references organization_members on delete cascade
);
comment on table team_members is 'Whoever leaves the organization leaves its teams.';
create index team_members_member_idx on team_members (organization_id, user_id);

alter table workspaces
  add column description text check (char_length(description) <= 1000),
  add column deleted_at timestamptz,
  add column allowed_models text[],
  drop constraint workspaces_name_key;
comment on column workspaces.allowed_models is 'What keys of the workspace may use at most; null is everything.';
create unique index workspaces_name_key on workspaces (organization_id, name) where deleted_at is null;
create index workspaces_organization_newest_idx on workspaces (organization_id, id desc) where deleted_at is null;
create index workspaces_deleted_at_idx on workspaces (deleted_at) where deleted_at is not null;

alter table api_keys
  add column owner_user_id uuid references users on delete cascade,
  add column created_by uuid references users on delete set null,
  add column prefix text check (char_length(prefix) between 8 and 16),
  add column previous_hash text check (previous_hash ~ '^[0-9a-f]{64}$'),
  add column previous_until timestamptz,
  add column rotated_at timestamptz,
  add column allowed_models text[],
  add column allowed_ip_ranges text[],
  add column endpoint_scopes text[],
  add column metadata jsonb not null default '{}',
  add column last_used_at timestamptz,
  add constraint api_keys_previous_hash_key unique (previous_hash);
update api_keys set prefix = 'sk-' || mode || '-';
alter table api_keys alter column prefix set not null;
comment on column api_keys.owner_user_id is 'The member whose key it is; null for a key of the organization, which outlives whoever made it.';
comment on column api_keys.prefix is 'The first characters of the secret, to tell keys apart.';
comment on column api_keys.previous_hash is 'The secret before the last rotation, good until previous_until.';
comment on column api_keys.rotated_at is 'When the secret was last replaced; null while it is the first.';
comment on column api_keys.allowed_models is 'Null is every model of the workspace.';
comment on column api_keys.allowed_ip_ranges is 'CIDR blocks requests may come from; null is anywhere.';
comment on column api_keys.endpoint_scopes is 'Which endpoints the key opens; null is all of them.';
create index api_keys_workspace_newest_idx on api_keys (workspace_id, id desc);
create index api_keys_workspace_owner_idx on api_keys (workspace_id, owner_user_id, id desc);
create index api_keys_workspace_revoked_idx on api_keys (workspace_id, id desc) where revoked_at is not null;
create index api_keys_workspace_expiring_idx on api_keys (workspace_id, id desc) where expires_at is not null and revoked_at is null;
create index api_keys_owner_user_id_idx on api_keys (owner_user_id) where owner_user_id is not null;
create index api_keys_created_by_idx on api_keys (created_by) where created_by is not null;

create or replace function notify_api_key_changed() returns trigger language plpgsql as $$
declare
  changed_hash text;
begin
  -- last_used_at changes with use; nothing hangs on it.
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'last_used_at') = (to_jsonb(old) - 'last_used_at') then
    return null;
  end if;
  for changed_hash in
    select distinct unnest(array[old.hash, old.previous_hash, new.hash, new.previous_hash])
  loop
    if changed_hash is not null then
      perform pg_notify('weir_api_keys', changed_hash);
    end if;
  end loop;
  return null;
end
$$;

create function notify_user_keys_changed() returns trigger language plpgsql as $$
begin
  if new.deactivated_at is distinct from old.deactivated_at then
    perform pg_notify('weir_api_keys', '*');
  end if;
  return null;
end
$$;
comment on function notify_user_keys_changed() is 'The keys of a deactivated user stop at once.';
create trigger users_update_notify after update on users
  for each row execute function notify_user_keys_changed();

create table organization_credentials (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  connection_id uuid not null references connections on delete cascade,
  credential_encrypted bytea not null,
  last_four text not null check (char_length(last_four) <= 4),
  created_by uuid references users on delete set null,
  created_at timestamptz not null,
  rotated_at timestamptz,
  test_started_at timestamptz,
  tested_at timestamptz,
  test_code text check (test_code ~ '^[a-z_]{1,64}$'),
  constraint organization_credentials_connection_key unique (organization_id, connection_id)
);
comment on table organization_credentials is
  'Credentials that organizations brought for connections; used instead of the connection''s own for their requests.';
comment on column organization_credentials.credential_encrypted is 'Encrypted by the application, bound to organization and connection.';
comment on column organization_credentials.test_started_at is 'Of the test under way; one at a time.';
comment on column organization_credentials.test_code is 'What the last test came to: ok, or the code of the failure.';
create index organization_credentials_connection_id_idx on organization_credentials (connection_id);
create index organization_credentials_newest_idx on organization_credentials (organization_id, id desc);

do $$
begin
  execute 'create trigger organization_credentials_insert_notify after insert on organization_credentials referencing new table as changed for each statement execute function notify_catalog_changed()';
  execute 'create trigger organization_credentials_delete_notify after delete on organization_credentials referencing old table as changed for each statement execute function notify_catalog_changed()';
end
$$;
create function notify_credential_changed() returns trigger language plpgsql as $$
begin
  if new.credential_encrypted <> old.credential_encrypted then
    perform pg_notify('weir_catalog', '');
  end if;
  return null;
end
$$;
comment on function notify_credential_changed() is 'A test changes a row, but nothing to route by.';
create trigger organization_credentials_update_notify after update on organization_credentials
  for each row execute function notify_credential_changed();

create table idempotent_requests (
  user_id uuid not null references users on delete cascade,
  key text not null check (char_length(key) between 1 and 255),
  route text not null,
  request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
  request_id text not null,
  status smallint,
  answer_encrypted bytea,
  created_at timestamptz not null,
  primary key (user_id, key)
);
comment on table idempotent_requests is
  'Answers to management POSTs that carried an Idempotency-Key, for 24 hours. Encrypted: an answer may hold a secret that is shown once. Without a status the request is under way, or was carried out by a process that died before it kept the answer.';
create index idempotent_requests_created_at_idx on idempotent_requests (created_at);

create table audit_records (
  id uuid not null,
  occurred_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('user', 'system', 'anonymous')),
  actor_user_id uuid,
  actor_via text check (actor_via in ('session', 'access_token', 'personal_access_token')),
  action text not null check (action ~ '^[a-z_.]{1,64}$'),
  outcome text not null check (outcome in ('succeeded', 'refused', 'failed')),
  error_code text check (error_code ~ '^[a-z_]{1,64}$'),
  organization_id uuid,
  target_kind text check (target_kind ~ '^[a-z_]{1,32}$'),
  target_id text check (target_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  changed_fields text[] not null default '{}' check (changed_fields::text ~ '^\{([a-z][a-z0-9_.-]*(,[a-z][a-z0-9_.-]*)*)?\}$'),
  request_id text check (char_length(request_id) <= 256),
  ip_address inet,
  user_agent text check (char_length(user_agent) <= 512),
  primary key (id, occurred_at)
) partition by range (occurred_at);
comment on table audit_records is
  'Who did what: one row for every management write, refused write and failed sign-in. Append-only; whole months (UTC) are dropped when their retention is over. No foreign keys: the log outlives what it names.';
comment on column audit_records.id is 'UUIDv7 of occurred_at: bounds of time are bounds of the id, too.';
comment on column audit_records.changed_fields is 'Names of fields, such as members.<user id>; never values.';

create index audit_records_organization_idx on audit_records (organization_id, id desc);
create index audit_records_organization_action_idx on audit_records (organization_id, action, id desc);
create index audit_records_organization_actor_idx on audit_records (organization_id, actor_user_id, id desc);
create index audit_records_organization_unsuccessful_idx on audit_records (organization_id, outcome, id desc)
  where outcome <> 'succeeded';
create index audit_records_action_idx on audit_records (action, id desc);
create index audit_records_actor_idx on audit_records (actor_user_id, id desc);
create index audit_records_actor_action_idx on audit_records (actor_user_id, action, id desc);
create index audit_records_target_idx on audit_records (target_id, id desc);
create index audit_records_unsuccessful_idx on audit_records (outcome, id desc) where outcome <> 'succeeded';

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit records are append-only' using errcode = 'insufficient_privilege';
end
$$;
comment on function refuse_audit_change() is 'Nothing is changed in or taken out of the audit log but whole partitions by retention.';
create trigger audit_records_append_only before update or delete on audit_records
  for each row execute function refuse_audit_change();
create trigger audit_records_no_truncate before truncate on audit_records
  for each statement execute function refuse_audit_change();
-- Always: also where session_replication_role would have ordinary triggers sleep.
alter table audit_records enable always trigger audit_records_append_only;
alter table audit_records enable always trigger audit_records_no_truncate;

create function protect_audit_partition(partition_name text) returns void language plpgsql as $$
begin
  execute format(
    'create trigger audit_records_no_truncate before truncate on %I for each statement execute function refuse_audit_change()',
    partition_name);
  execute format('alter table %I enable always trigger audit_records_no_truncate', partition_name);
  execute format('alter table %I enable always trigger audit_records_append_only', partition_name);
end
$$;
comment on function protect_audit_partition(text) is
  'Partitions inherit the trigger on rows from audit_records, but not the one on truncate.';

create table audit_records_default partition of audit_records default;
comment on table audit_records_default is
  'Takes a record of a month that has no partition, so that none is ever refused; ensure_audit_partitions moves it out.';
select protect_audit_partition('audit_records_default');

create function ensure_audit_partitions(at timestamptz) returns setof text language plpgsql security definer set lock_timeout = '5s' as $$
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
$$;
comment on function ensure_audit_partitions(timestamptz) is
  'Makes the partitions of the month before, this month, the next three and those the default partition holds records of, which it moves in. Returns the names of those it made.';

create function drop_audit_partitions(retention_days integer) returns setof text language plpgsql security definer set lock_timeout = '5s' as $$
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
$$;
comment on function drop_audit_partitions(integer) is
  'Drops the months that ended more than so many days ago, by the clock of the database. Returns their names. Never less than 30 days, whoever asks.';

-- These make and drop tables for a role that may not (see docs/guides/database-roles.md), so they look up nothing
-- where that role could put something of its own, and only whom it is granted may call them.
do $$
declare
  name text;
begin
  foreach name in array array[
    'ensure_usage_partitions(timestamptz)', 'ensure_audit_partitions(timestamptz)', 'drop_audit_partitions(integer)'
  ] loop
    execute format('alter function %s security definer', name);
    execute format('alter function %s set search_path = %I, pg_temp', name, current_schema());
    execute format('revoke execute on function %s from public', name);
  end loop;
end
$$;

select ensure_audit_partitions(now());
