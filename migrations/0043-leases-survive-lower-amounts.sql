-- A lease whose limit was lowered shrank below what its holder had reserved, and another holder could lease that. Now only its
-- holder makes a lease smaller: it knows what of it is free.
create or replace function lease_quotas(of_holder uuid, limit_ids uuid[], period_starts timestamptz[], wanted numeric[], lives interval)
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
      case when own.expires_at > clock_timestamp() then own.amount else 0 end as kept,
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
        else greatest(least(asked.target, greatest(asked.amount - asked.spent - asked.others, asked.kept)), 0)
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
  'Changes what a holder may use of quotas, in the order of its requests; each limit and period once. No lease grows beyond what is left of the amount; a lowered amount takes none away.';
