alter table users
  add column language text check (language in ('en', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'zh-Hans', 'pt-BR')),
  add column time_zone text check (char_length(time_zone) between 1 and 64),
  add column theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  add column density text not null default 'comfortable' check (density in ('comfortable', 'compact'));
comment on column users.language is 'Null is the language of the browser.';
comment on column users.time_zone is 'A name of the IANA database; null is the time zone of the browser.';

alter table platform_settings
  add column display_rate_date date,
  add column playground_budget_nano_usd bigint not null default 500000000
    check (playground_budget_nano_usd between 0 and 100000000000);
comment on column platform_settings.display_rate_date is 'The day that the rate is of; null where nobody said.';
comment on column platform_settings.playground_budget_nano_usd is 'What one key of the playground may spend at most.';

alter table api_keys add column purpose text check (purpose = 'playground');
comment on column api_keys.purpose is 'Null for a key that is made to be kept. A key of the playground ends with the session that made it.';
create index api_keys_playground_owner_idx on api_keys (owner_user_id, expires_at) where purpose = 'playground';
create index api_keys_playground_session_idx on api_keys (created_with) where purpose = 'playground' and revoked_at is null;
create index api_keys_playground_expired_idx on api_keys (expires_at) where purpose = 'playground';

-- Whatever ends a session: a sign-out, its owner, an admin, its expiry.
create function end_playground_keys() returns trigger language plpgsql as $$
begin
  update api_keys set revoked_at = now()
  where created_with = old.id and purpose = 'playground' and revoked_at is null;
  return null;
end
$$;
create trigger sessions_end_playground_keys after delete on sessions
  for each row execute function end_playground_keys();
