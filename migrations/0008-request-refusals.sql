create table request_refusals (
  minute timestamptz not null,
  organization_id uuid,
  api_key_id uuid,
  code text not null check (code ~ '^[a-z_]{1,64}$'),
  scope text check (scope ~ '^[a-z_]{1,64}$'),
  count bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  limit_value numeric,
  observed numeric,
  resets_at timestamptz,
  operation text,
  model text,
  request_id text,
  constraint request_refusals_key unique nulls not distinct (minute, api_key_id, code, scope)
);
comment on table request_refusals is
  'Requests that were refused before any attempt, counted by minute, key, code and scope: a flood is a few rows. Without a key they are counted by code only. Bounded by age and by number. No foreign keys: it outlives what it names.';
comment on column request_refusals.code is 'other counts those of a minute that there was no room for.';
comment on column request_refusals.request_id is 'Of the last one, as limit_value, observed, resets_at, operation and model.';
create index request_refusals_organization_id_idx on request_refusals (organization_id, minute);
