create table webhooks (
  id uuid primary key,
  organization_id uuid not null references organizations (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  url text not null check (char_length(url) between 1 and 2048),
  event_types text[] not null check (cardinality(event_types) between 1 and 100),
  secret_encrypted bytea not null,
  previous_secret_encrypted bytea,
  previous_secret_expires_at timestamptz,
  created_by uuid references users (id) on delete set null,
  created_at timestamptz not null,
  deactivated_at timestamptz,
  deactivation_reason text check (deactivation_reason in ('requested', 'failing', 'gone')),
  failing_since timestamptz,
  constraint webhooks_deactivation check ((deactivated_at is null) = (deactivation_reason is null)),
  constraint webhooks_previous_secret check (
    (previous_secret_encrypted is null) = (previous_secret_expires_at is null))
);
create unique index webhooks_name_key on webhooks (organization_id, lower(name));
create index webhooks_organization_id_idx on webhooks (organization_id, id);
create index webhooks_created_by_idx on webhooks (created_by) where created_by is not null;
comment on column webhooks.secret_encrypted is 'Signs what is sent; bound to the organization and the id.';
comment on column webhooks.previous_secret_encrypted is 'Signs too, until it expires, so that a receiver can change secrets without a gap.';
comment on column webhooks.failing_since is 'The first failure since the last success. After a day the webhook is deactivated.';

create table outgoing_events (
  id uuid primary key,
  organization_id uuid not null references organizations (id) on delete cascade,
  type text not null check (type ~ '^[a-z_]{1,40}\.[a-z_]{1,40}$'),
  data jsonb not null,
  occurred_at timestamptz not null
);
create index outgoing_events_organization_id_idx on outgoing_events (organization_id);
create index outgoing_events_occurred_at_idx on outgoing_events (occurred_at);
comment on table outgoing_events is
  'What happened and is to be told: written in the transaction that makes it happen, for a week. Ids, codes and amounts; no personal data.';

create table outgoing_deliveries (
  event_id uuid not null references outgoing_events (id) on delete cascade,
  webhook_id uuid references webhooks (id) on delete cascade,
  user_id uuid references users (id) on delete cascade,
  created_at timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null default 0 check (attempts >= 0),
  response_status smallint,
  failure text check (failure ~ '^[a-z_]{1,64}$'),
  ended_at timestamptz,
  constraint outgoing_deliveries_key unique nulls not distinct (event_id, webhook_id, user_id),
  constraint outgoing_deliveries_recipient check ((webhook_id is null) <> (user_id is null))
);
create index outgoing_deliveries_due_at_idx on outgoing_deliveries (due_at) where ended_at is null;
create index outgoing_deliveries_webhook_id_idx on outgoing_deliveries (webhook_id, event_id) where webhook_id is not null;
create index outgoing_deliveries_user_id_idx on outgoing_deliveries (user_id) where user_id is not null;
comment on table outgoing_deliveries is
  'An event for one webhook, or by mail to one user, whose address is read when it is sent. Sent by any replica, at least once.';
comment on column outgoing_deliveries.due_at is 'When it is to be tried next. A replica that tries it moves this on first.';
comment on column outgoing_deliveries.ended_at is 'When it was delivered (no failure), or given up (with the last failure).';
