alter table limits add column counted_from timestamptz;
comment on column limits.counted_from is
  'Where the first period begins that is counted in full. Null for rates and parallel requests. Set by a trigger.';

-- What a scope used in a period, from the sums of usage. These are of hours when they are old, and know no ids of models and
-- of subscriptions: the ledger has the rest.
create function limit_usage(of_organization uuid, of_scope text, of_id uuid, of_model uuid, since timestamptz, until timestamptz,
  out spent_nano_usd numeric, out requests bigint, out tokens numeric)
language plpgsql stable as $$
declare
  of_column text := case of_scope when 'member' then 'user_id' else of_scope || '_id' end;
  first_hour timestamptz := since;
  last_hour timestamptz := until;
  parts text := $sql$
    select sum(cost_nano_usd) as spent, count(*) as requests,
      sum(coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0)) as tokens
    from usage_records
    where organization_id = $1 and %1$I = $2 and started_at >= $4 and started_at < $5 and ($3 is null or model_id = $3) $sql$;
begin
  if of_model is null and of_scope <> 'subscription' then
    if date_bin('1 hour', since, '2000-01-01T00:00Z') < since then
      first_hour := date_bin('1 hour', since, '2000-01-01T00:00Z') + interval '1 hour';
    end if;
    if until < 'infinity' then
      last_hour := date_bin('1 hour', until, '2000-01-01T00:00Z');
    end if;
    parts := $sql$
      select sum(cost_nano_usd) as spent, sum(requests) as requests, sum(input_tokens + output_tokens) as tokens
      from usage_rollups
      where organization_id = $1 and minutes in (15, 60) and starts_at >= $6 and starts_at < $7 and %1$I = $2
      union all
      select sum(cost_nano_usd), count(*), sum(coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0))
      from usage_records
      where organization_id = $1 and %1$I = $2 and started_at >= $4 and started_at < $6
      union all
      select sum(cost_nano_usd), count(*), sum(coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0))
      from usage_records
      where organization_id = $1 and %1$I = $2 and started_at >= $7 and started_at < $5 $sql$;
  end if;
  execute format(
    'select coalesce(sum(spent), 0), coalesce(sum(requests), 0)::bigint, coalesce(sum(tokens), 0) from (' || parts || ') as part',
    of_column)
  into spent_nano_usd, requests, tokens
  using of_organization, of_id, of_model, since, until, first_hour, last_hour;
end
$$;

-- Sets the counter of the period at this moment, and of the next one: a gateway's clock may be ahead. While the caller
-- holds a lock that excludes records.
create function count_limit_anew(counted limits, zone text, at timestamptz) returns void language plpgsql as $$
declare
  current record;
  used record;
  moment timestamptz := at;
begin
  for step in 1..2 loop
    current := limit_period(counted.period, counted.anchor, zone, moment);
    used := limit_usage(counted.organization_id, counted.scope, counted.scope_id, counted.model_id, current.starts_at, current.ends_at);
    if step = 1 or used.requests > 0 then
      insert into limit_counters as counter (organization_id, scope, scope_id, model_id, period, period_start,
        spent_nano_usd, requests, tokens, updated_at)
      values (counted.organization_id, counted.scope, counted.scope_id, counted.model_id, counted.period, current.starts_at,
        used.spent_nano_usd, used.requests, used.tokens, now())
      on conflict on constraint limit_counters_key do update set
        spent_nano_usd = excluded.spent_nano_usd,
        requests = excluded.requests,
        tokens = excluded.tokens,
        updated_at = excluded.updated_at;
    end if;
    exit when counted.period = 'total';
    moment := current.ends_at;
  end loop;
end
$$;

-- Records lock the sums of usage before they look for limits. So none is recorded between the counting for a new limit and
-- its commit, and none waits for a lease that a removed limit takes with it.
create function hold_records() returns trigger language plpgsql as $$
begin
  lock table usage_rollups in share mode;
  if tg_level = 'ROW' then
    return new;
  end if;
  return null;
end
$$;
create trigger limits_hold_records before insert or delete on limits
  for each statement execute function hold_records();

create function set_counted_from() returns trigger language plpgsql as $$
begin
  new.counted_from := (
    select current.starts_at
    from organizations
    cross join lateral limit_period(new.period, new.anchor, organizations.time_zone, new.created_at) as current
    where organizations.id = new.organization_id and new.period is not null);
  return new;
end
$$;
create trigger limits_counted_from before insert on limits for each row execute function set_counted_from();

create function count_new_limit() returns trigger language plpgsql as $$
begin
  perform count_limit_anew(new, organizations.time_zone, new.created_at)
  from organizations
  where organizations.id = new.organization_id;
  return null;
end
$$;
create trigger limits_count after insert on limits
  for each row when (new.period is not null) execute function count_new_limit();

create function discard_counters() returns trigger language plpgsql as $$
begin
  delete from limit_counters as counter
  where counter.scope = old.scope and counter.scope_id = old.scope_id and counter.organization_id = old.organization_id
    and counter.model_id is not distinct from old.model_id and counter.period = old.period
    and not exists (
      select from limits
      where limits.scope = old.scope and limits.scope_id = old.scope_id and limits.organization_id = old.organization_id
        and limits.model_id is not distinct from old.model_id and limits.period = old.period);
  return null;
end
$$;
comment on function discard_counters() is 'Limits of one scope, model and period share their counters.';
create trigger limits_discard_counters after delete on limits
  for each row when (old.period is not null) execute function discard_counters();

create trigger organizations_hold_records before update of time_zone on organizations
  for each row when (new.time_zone <> old.time_zone) execute function hold_records();

create function move_periods() returns trigger language plpgsql as $$
declare
  counted limits;
  at timestamptz := clock_timestamp();
  before record;
  after record;
begin
  for counted in
    select * from limits
    where organization_id = new.id and period <> 'total'
    order by id
    for no key update
  loop
    before := limit_period(counted.period, counted.anchor, old.time_zone, at);
    after := limit_period(counted.period, counted.anchor, new.time_zone, at);
    delete from limit_counters as counter
    where counter.scope = counted.scope and counter.scope_id = counted.scope_id
      and counter.organization_id = counted.organization_id and counter.model_id is not distinct from counted.model_id
      and counter.period = counted.period and counter.period_start >= before.starts_at
      and counter.period_start <> after.starts_at;
    perform count_limit_anew(counted, new.time_zone, at);
    update limits set counted_from = after.starts_at where id = counted.id;
    with moved as (
      delete from limit_leases where limit_id = counted.id and period_start = before.starts_at returning *
    )
    insert into limit_leases as lease
    select limit_id, after.starts_at, holder, amount, expires_at from moved
    on conflict (limit_id, period_start, holder) do update set
      amount = lease.amount + excluded.amount,
      expires_at = greatest(lease.expires_at, excluded.expires_at);
  end loop;
  return null;
end
$$;
comment on function move_periods() is
  'Another time zone makes other periods. What is leased of the period before still counts, until it expires or is recorded.';
create trigger organizations_move_periods after update of time_zone on organizations
  for each row when (new.time_zone <> old.time_zone) execute function move_periods();

create function delete_limits_of() returns trigger language plpgsql as $$
declare
  of_id uuid := (to_jsonb(old) ->> tg_argv[1])::uuid;
  of_organization uuid := (to_jsonb(old) ->> 'organization_id')::uuid;
begin
  if exists (select from limits where scope = tg_argv[0] and scope_id = of_id) then
    delete from limits
    where scope = tg_argv[0] and scope_id = of_id and organization_id = coalesce(of_organization, organization_id);
  end if;
  return null;
end
$$;
comment on function delete_limits_of() is
  'For a scope and the column of its id. Asks first: a statement that deletes limits keeps records waiting.';
create trigger api_keys_delete_limits after delete on api_keys
  for each row execute function delete_limits_of('api_key', 'id');
create trigger organization_members_delete_limits after delete on organization_members
  for each row execute function delete_limits_of('member', 'user_id');
create trigger teams_delete_limits after delete on teams
  for each row execute function delete_limits_of('team', 'id');
create trigger workspaces_delete_limits after delete on workspaces
  for each row execute function delete_limits_of('workspace', 'id');

create function notify_organization_keys_changed() returns trigger language plpgsql as $$
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
comment on function notify_organization_keys_changed() is
  'Tells every replica to look the keys of these organizations up again, since they carry their limits; of many organizations, all keys.';
create trigger limits_insert_notify after insert on limits referencing new table as changed
  for each statement execute function notify_organization_keys_changed();
create trigger limits_update_notify after update on limits referencing new table as changed
  for each statement execute function notify_organization_keys_changed();
create trigger limits_delete_notify after delete on limits referencing old table as changed
  for each statement execute function notify_organization_keys_changed();

create function notify_time_zone_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('weir_api_keys', 'organization:' || new.id);
  return null;
end
$$;
comment on function notify_time_zone_changed() is 'Keys carry the periods of their limits.';
create trigger organizations_time_zone_notify after update of time_zone on organizations
  for each row when (new.time_zone <> old.time_zone) execute function notify_time_zone_changed();

create function note_replica(replica uuid) returns integer language plpgsql as $$
begin
  if not exists (select from gateway_replicas where id = replica and seen_at > now() - interval '5 seconds') then
    insert into gateway_replicas (id, started_at, seen_at) values (replica, now(), now())
    on conflict (id) do update set seen_at = excluded.seen_at;
    delete from gateway_replicas where seen_at < now() - interval '1 day';
  end if;
  return (select greatest(count(*), 1) from gateway_replicas where seen_at > now() - interval '30 seconds');
end
$$;
comment on function note_replica(uuid) is 'A sign of life. Returns how many replicas gave one within 30 seconds.';

create function lease_quotas(of_holder uuid, limit_ids uuid[], period_starts timestamptz[], wanted numeric[], lives interval)
returns table (granted numeric, amount bigint, spent numeric, held numeric, held_by_others numeric) language plpgsql as $$
#variable_conflict use_column
begin
  -- One at a time for each limit, in the order of their ids. Whoever records waits for leases alone, and locks them in
  -- this order, too.
  perform from limits where id = any(limit_ids) order by id for no key update;
  perform from limit_leases
  where holder = of_holder and (limit_id, period_start) in (select * from unnest(limit_ids, period_starts))
  order by limit_id, period_start
  for no key update;
  -- A statement of its own sees what was committed while it waited.
  return query
  with asked as materialized (
    select asked.position, asked.id, asked.starts_at, limits.amount,
      case
        when limits.kind in ('budget', 'credit') then coalesce(counter.spent_nano_usd, 0)
        when limits.kind = 'request_quota' then coalesce(counter.requests, 0)
        else coalesce(counter.tokens, 0)
      end as spent,
      own.amount as own,
      coalesce(own.amount, 0) + asked.wanted as target,
      current.starts_at is distinct from asked.starts_at as is_no_period,
      (
        select coalesce(sum(other.amount), 0) from limit_leases as other
        where other.limit_id = asked.id and other.period_start = asked.starts_at and other.holder <> of_holder
          and other.expires_at > clock_timestamp()
      ) as others
    from unnest(limit_ids, period_starts, wanted) with ordinality as asked (id, starts_at, wanted, position)
    left join limits on limits.id = asked.id
    left join organizations on organizations.id = limits.organization_id
    left join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, asked.starts_at) as current on true
    left join limit_counters as counter on counter.scope = limits.scope and counter.scope_id = limits.scope_id
      and counter.organization_id = limits.organization_id and counter.model_id is not distinct from limits.model_id
      and counter.period = limits.period and counter.period_start = asked.starts_at
    left join limit_leases as own
      on own.limit_id = asked.id and own.period_start = asked.starts_at and own.holder = of_holder
  ), decided as materialized (
    select asked.*,
      case
        when asked.amount is null or asked.is_no_period then 0
        else greatest(least(asked.target, asked.amount - asked.spent - asked.others), 0)
      end as target_held
    from asked
  ), kept as (
    update limit_leases as lease set amount = decided.target_held, expires_at = now() + lives
    from decided
    where decided.own is not null and lease.limit_id = decided.id and lease.period_start = decided.starts_at
      and lease.holder = of_holder
  ), added as (
    insert into limit_leases
    select decided.id, decided.starts_at, of_holder, decided.target_held, now() + lives
    from decided
    where decided.own is null and decided.target_held > 0
    order by decided.id, decided.starts_at
  )
  select decided.target_held - coalesce(decided.own, 0), decided.amount, decided.spent, decided.target_held, decided.others
  from decided
  order by decided.position;
  delete from limit_leases
  where ctid = any(array(
    select lease.ctid from limit_leases as lease
    where lease.limit_id = any(limit_ids) and lease.expires_at < clock_timestamp()
    limit 1000
    for update skip locked));
end
$$;
comment on function lease_quotas(uuid, uuid[], timestamptz[], numeric[], interval) is
  'Changes what a holder may use of quotas, in the order of its requests; each limit and period once. The spent and all live leases never exceed the amount.';
