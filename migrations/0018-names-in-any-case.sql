-- Names that differ only in case are the same name. Stored names become what the gateway makes of new ones: NFC, without
-- characters that nobody sees, single spaces.
create function normal_name_0018(name text) returns text language sql immutable as $$
  select coalesce(nullif(left(btrim(regexp_replace(regexp_replace(normalize(name, nfc),
    E'[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]', '', 'g'),
    E'[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+', ' ', 'g')), 100), ''), 'Unnamed')
$$;

update organizations set name = normal_name_0018(name) where name <> normal_name_0018(name);
update users set display_name = normal_name_0018(display_name) where display_name <> normal_name_0018(display_name);

alter table teams drop constraint teams_name_key;
alter table personal_access_tokens drop constraint personal_access_tokens_name_key;
drop index workspaces_name_key;
drop index api_keys_unrevoked_name_key;

update teams set name = normal_name_0018(name) where name <> normal_name_0018(name);
update personal_access_tokens set name = normal_name_0018(name) where name <> normal_name_0018(name);
update workspaces set name = normal_name_0018(name) where name <> normal_name_0018(name);
update api_keys set name = normal_name_0018(name) where name <> normal_name_0018(name);

-- Of equal names the oldest stays; the others get their id behind them.
update teams set name = left(name, 60) || ' ' || id where exists (
  select from teams older where older.organization_id = teams.organization_id
    and lower(older.name) = lower(teams.name) and older.id < teams.id);
update personal_access_tokens set name = left(name, 60) || ' ' || id where exists (
  select from personal_access_tokens older where older.user_id = personal_access_tokens.user_id
    and lower(older.name) = lower(personal_access_tokens.name) and older.id < personal_access_tokens.id);
update workspaces set name = left(name, 60) || ' ' || id where deleted_at is null and exists (
  select from workspaces older where older.organization_id = workspaces.organization_id and older.deleted_at is null
    and lower(older.name) = lower(workspaces.name) and older.id < workspaces.id);
update api_keys set name = left(name, 60) || ' ' || id where revoked_at is null and exists (
  select from api_keys older where older.workspace_id = api_keys.workspace_id and older.revoked_at is null
    and lower(older.name) = lower(api_keys.name) and older.id < api_keys.id);

create unique index teams_name_key on teams (organization_id, lower(name));
create unique index personal_access_tokens_name_key on personal_access_tokens (user_id, lower(name));
create unique index workspaces_name_key on workspaces (organization_id, lower(name)) where deleted_at is null;
create unique index api_keys_unrevoked_name_key on api_keys (workspace_id, lower(name)) where revoked_at is null;

-- For lists in the order of names.
create index api_keys_workspace_name_idx on api_keys (workspace_id, lower(name), id);

drop function normal_name_0018;
