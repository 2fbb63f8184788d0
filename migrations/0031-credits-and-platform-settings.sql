-- The platform limits an organization, and an organization limits itself: two sets, which both apply.
alter table limits add column set_by text not null default 'organization' check (set_by in ('platform', 'organization'));
alter table limits drop constraint limits_key;
alter table limits add constraint limits_key
  unique nulls not distinct (scope, scope_id, organization_id, set_by, model_id, kind, period);

create table credit_entries (
  id uuid primary key,
  organization_id uuid not null references organizations (id) on delete cascade,
  kind text not null check (kind in ('grant', 'payment', 'correction')),
  amount_nano_usd bigint not null check (amount_nano_usd <> 0),
  reason text not null check (char_length(reason) between 1 and 1000),
  reference text check (char_length(reference) between 1 and 255),
  created_by uuid references users (id) on delete set null,
  created_at timestamptz not null,
  constraint credit_entries_reference_key unique (organization_id, reference),
  constraint credit_entries_sign check (kind = 'correction' or amount_nano_usd > 0)
);
comment on table credit_entries is
  'What was granted and paid in, append-only. Their sum is the amount of the organization''s limit of kind credit, written in the same transaction.';
comment on column credit_entries.reference is 'What the entry is called elsewhere, such as a payment: it is booked once.';
create index credit_entries_newest_idx on credit_entries (organization_id, id desc);
create index credit_entries_created_by_idx on credit_entries (created_by) where created_by is not null;

create function refuse_credit_change() returns trigger language plpgsql as $$
begin
  raise exception 'credit entries are append-only' using errcode = 'insufficient_privilege';
end
$$;
-- Deeper are the actions of foreign keys: the purge of an organization, the removal of a user.
create trigger credit_entries_append_only before update or delete on credit_entries
  for each row when (pg_trigger_depth() = 0) execute function refuse_credit_change();
create trigger credit_entries_no_truncate before truncate on credit_entries
  for each statement execute function refuse_credit_change();

create table platform_settings (
  only_one boolean primary key default true check (only_one),
  key_budget_period text not null default 'month' check (key_budget_period ~ '^(total|day|week|month|year|[1-9][0-9]{0,2}d)$'),
  default_key_budget_nano_usd bigint check (default_key_budget_nano_usd >= 0),
  default_key_requests_per_minute bigint check (default_key_requests_per_minute > 0),
  default_key_tokens_per_minute bigint check (default_key_tokens_per_minute > 0),
  default_key_parallel_requests bigint check (default_key_parallel_requests > 0),
  default_key_lifetime_days integer check (default_key_lifetime_days > 0),
  max_key_budget_nano_usd bigint check (max_key_budget_nano_usd >= 0),
  max_key_requests_per_minute bigint check (max_key_requests_per_minute > 0),
  max_key_tokens_per_minute bigint check (max_key_tokens_per_minute > 0),
  max_key_parallel_requests bigint check (max_key_parallel_requests > 0),
  max_key_lifetime_days integer check (max_key_lifetime_days > 0),
  member_budget_period text not null default 'month' check (member_budget_period ~ '^(total|day|week|month|year|[1-9][0-9]{0,2}d)$'),
  member_budget_nano_usd bigint check (member_budget_nano_usd >= 0),
  member_requests_per_minute bigint check (member_requests_per_minute > 0),
  member_tokens_per_minute bigint check (member_tokens_per_minute > 0),
  member_parallel_requests bigint check (member_parallel_requests > 0),
  display_currency text not null default 'USD' check (display_currency ~ '^[A-Z]{3}$'),
  display_rate text not null default '1' check (display_rate ~ '^[0-9]{1,9}([.][0-9]{1,9})?$'),
  require_subscriptions boolean not null default false,
  refuse_unpriced_models boolean not null default false
);
comment on table platform_settings is 'One row. What is null is not limited.';
comment on column platform_settings.display_rate is 'How much of the display currency one US dollar is. Amounts are only shown in it; everything is counted in nano-USD.';
insert into platform_settings default values;
create trigger platform_settings_update_notify after update on platform_settings referencing new table as changed
  for each statement execute function notify_catalog_changed();
