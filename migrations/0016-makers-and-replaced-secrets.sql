-- What a token was made with: ending a token ends everything that was made through it.
alter table personal_access_tokens
  add column made_in_session_id uuid,
  add column made_with_token_id uuid references personal_access_tokens (id) on delete cascade,
  add column made_with_family_id uuid references token_families (id) on delete cascade,
  add constraint personal_access_tokens_one_maker
    check (num_nonnulls(made_in_session_id, made_with_token_id, made_with_family_id) <= 1);
create index personal_access_tokens_made_with_token_id_idx on personal_access_tokens (made_with_token_id)
  where made_with_token_id is not null;
create index personal_access_tokens_made_with_family_id_idx on personal_access_tokens (made_with_family_id)
  where made_with_family_id is not null;
comment on column personal_access_tokens.made_in_session_id is
  'No foreign key: a token outlives the end of its session. All three are null for tokens from before they were recorded.';

alter table token_families
  add column made_in_session_id uuid,
  add constraint token_families_one_maker check (num_nonnulls(made_in_session_id, personal_access_token_id) <= 1);
comment on column token_families.made_in_session_id is 'No foreign key: a family outlives the end of its session.';

alter table api_keys
  add column created_via text check (created_via in ('session', 'access_token', 'personal_access_token')),
  add column created_with uuid,
  add constraint api_keys_created_with_check check ((created_via is null) = (created_with is null)),
  add column older_hash text unique check (older_hash ~ '^[0-9a-f]{64}$'),
  add column older_until timestamptz;
comment on column api_keys.created_with is
  'The session, token family or personal access token, by created_via. No foreign key: a key outlives what made it.';
comment on column api_keys.older_hash is 'The secret before previous_hash, good until older_until.';

create or replace function notify_api_key_changed() returns trigger language plpgsql as $$
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
$$;

create or replace function notify_member_keys_changed() returns trigger language plpgsql as $$
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
$$;
