create table subscriptions (
  id uuid primary key,
  organization_id uuid not null references organizations (id) on delete cascade,
  user_id uuid references users (id) on delete cascade,
  model_id uuid not null references models (id),
  state text not null
    check (state in ('pending', 'active', 'denied', 'suspended', 'cancelled', 'expired')),
  version integer not null check (version > 0),
  reason text check (char_length(reason) <= 1000),
  requested_by uuid references users (id) on delete set null,
  requested_at timestamptz not null,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint subscriptions_key unique nulls not distinct (organization_id, model_id, user_id)
);
comment on table subscriptions is
  'The access of an organization or of one member to a model. One row for good, so that its history and its quotas outlive a cancellation. It gives access while it is active and expires_at has not come.';
comment on column subscriptions.user_id is 'The member whose it is; null: it is for everybody in the organization.';
comment on column subscriptions.version is 'One more with every change: who decides says which version they saw.';
comment on column subscriptions.reason is 'Of the latest change of its state.';
comment on column subscriptions.requested_by is 'Who asked for it last.';
create index subscriptions_organization_newest_idx on subscriptions (organization_id, user_id, id desc);
create index subscriptions_user_newest_idx on subscriptions (user_id, id desc) where user_id is not null;
create index subscriptions_state_newest_idx on subscriptions (state, id desc);
create index subscriptions_model_newest_idx on subscriptions (model_id, id desc);
create index subscriptions_requested_by_idx on subscriptions (requested_by) where requested_by is not null;
create index subscriptions_expires_at_idx on subscriptions (expires_at)
  where expires_at is not null and state = 'active';

create table subscription_status_history (
  id uuid primary key,
  subscription_id uuid not null references subscriptions (id) on delete cascade,
  organization_id uuid not null,
  event text not null,
  from_state text,
  to_state text not null,
  reason text,
  actor_kind text not null check (actor_kind in ('user', 'service_account', 'system')),
  actor_id uuid,
  version integer not null,
  occurred_at timestamptz not null,
  constraint subscription_status_history_version_key unique (subscription_id, version),
  constraint subscription_status_history_actor check ((actor_id is null) = (actor_kind = 'system'))
);
comment on table subscription_status_history is 'Every change of the state of a subscription. Append-only.';
comment on column subscription_status_history.from_state is 'Null for the first.';
comment on column subscription_status_history.version is 'Of the subscription, after the change.';
create index subscription_status_history_newest_idx on subscription_status_history (subscription_id, id desc);

create function refuse_subscription_history_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from subscriptions where id = old.subscription_id) then
    return old;
  end if;
  raise exception 'the history of subscriptions is append-only' using errcode = 'insufficient_privilege';
end
$$;
comment on function refuse_subscription_history_change() is 'The history of a subscription goes only together with it, when its organization is purged.';
create trigger subscription_status_history_append_only before update or delete on subscription_status_history
  for each row execute function refuse_subscription_history_change();
create trigger subscription_status_history_no_truncate before truncate on subscription_status_history
  for each statement execute function refuse_subscription_history_change();

create function notify_subscriptions_changed() returns trigger language plpgsql as $$
declare
  organizations uuid[];
  organization uuid;
begin
  select array_agg(distinct organization_id) into organizations from changed;
  if cardinality(organizations) > 100 then
    perform pg_notify('weir_api_keys', '*');
    return null;
  end if;
  foreach organization in array coalesce(organizations, '{}') loop
    perform pg_notify('weir_api_keys', 'organization:' || organization);
  end loop;
  return null;
end
$$;
comment on function notify_subscriptions_changed() is
  'Tells every replica to forget the keys of these organizations; of many organizations, all keys.';
create trigger subscriptions_insert_notify after insert on subscriptions
  referencing new table as changed for each statement execute function notify_subscriptions_changed();
create trigger subscriptions_update_notify after update on subscriptions
  referencing new table as changed for each statement execute function notify_subscriptions_changed();
create trigger subscriptions_delete_notify after delete on subscriptions
  referencing old table as changed for each statement execute function notify_subscriptions_changed();
