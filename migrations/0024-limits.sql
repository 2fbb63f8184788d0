alter table organizations add column time_zone text not null default 'UTC';
comment on column organizations.time_zone is 'In which days, weeks, months and years of limits begin: a name of the IANA database.';

create table limits (
  id uuid primary key,
  organization_id uuid not null references organizations (id) on delete cascade,
  scope text not null
    check (scope in ('api_key', 'member', 'team', 'workspace', 'organization', 'subscription')),
  scope_id uuid not null,
  model_id uuid references models (id) on delete cascade,
  kind text not null check (kind in ('budget', 'credit', 'request_quota', 'token_quota', 'requests_per_minute',
    'tokens_per_minute', 'parallel_requests')),
  period text check (period ~ '^(total|day|week|month|year|[1-9][0-9]{0,2}d)$'),
  anchor date not null,
  amount bigint not null check (amount >= 0),
  hard boolean not null default true,
  lets_finish boolean not null default false,
  thresholds smallint[] not null default '{50,80,100}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint limits_key unique nulls not distinct (scope, scope_id, organization_id, model_id, kind, period),
  constraint limits_period_of_kind check (
    (period is not null) = (kind in ('budget', 'credit', 'request_quota', 'token_quota')))
);
comment on column limits.scope_id is 'The id of the key, user, team, workspace, organization or subscription. What it names is deleted without it: whoever deletes that deletes its limits.';
comment on column limits.anchor is 'The first day of a period of days such as 30d, in the time zone of the organization.';
comment on column limits.amount is 'Nano-USD, requests or tokens, by kind.';
create index limits_organization_id_idx on limits (organization_id);
create index limits_model_id_idx on limits (model_id) where model_id is not null;

create table limit_counters (
  organization_id uuid not null,
  scope text not null,
  scope_id uuid not null,
  model_id uuid,
  period text not null,
  period_start timestamptz not null,
  spent_nano_usd numeric not null,
  requests bigint not null,
  tokens numeric not null,
  updated_at timestamptz not null,
  constraint limit_counters_key
    unique nulls not distinct (scope, scope_id, organization_id, model_id, period, period_start)
) with (fillfactor = 50);
comment on table limit_counters is
  'What was used in a period that a limit counts in. Written by the statement that records a request; equal to the sum of its records.';
create index limit_counters_updated_at_idx on limit_counters (updated_at);
create index limit_counters_organization_id_idx on limit_counters (organization_id);

create table limit_leases (
  limit_id uuid not null references limits (id) on delete cascade,
  period_start timestamptz not null,
  holder uuid not null,
  amount numeric not null check (amount >= 0),
  expires_at timestamptz not null,
  primary key (limit_id, period_start, holder)
) with (fillfactor = 50);
comment on column limit_leases.amount is 'What the holder may still use. The statement that records a request takes it from here.';

create table gateway_replicas (
  id uuid primary key,
  started_at timestamptz not null,
  seen_at timestamptz not null
);

-- The period of a limit that a moment is in. One place for it: the database's time zones count.
create function limit_period(period text, anchor date, zone text, at timestamptz, out starts_at timestamptz, out ends_at timestamptz)
language plpgsql immutable parallel safe as $$
declare
  local timestamp := at at time zone zone;
  days integer;
  first_day date;
begin
  if period = 'total' then
    starts_at := 'epoch';
    ends_at := 'infinity';
  elsif period like '%d' then
    days := left(period, -1)::integer;
    first_day := anchor + floor((local::date - anchor)::numeric / days)::integer * days;
    starts_at := first_day::timestamp at time zone zone;
    ends_at := (first_day + days)::timestamp at time zone zone;
  else
    starts_at := date_trunc(period, local) at time zone zone;
    ends_at := (date_trunc(period, local) + ('1 ' || period)::interval) at time zone zone;
  end if;
end
$$;
