/**
 * An expression: since when the ledger has every record, the beginning of its oldest month. Sums of what is older outlive
 * their records.
 */
export const LEDGER_BEGIN = `
(
  select min(to_date(right(child.relname, 7), 'YYYY_MM'))::timestamp at time zone 'UTC'
  from pg_inherits
  join pg_class as child on child.oid = pg_inherits.inhrelid
  where pg_inherits.inhparent = 'usage_records'::regclass and child.relname ~ '_[0-9]{4}_[0-9]{2}$'
)`;

/**
 * Every period of a limit that has to have a counter: those with one, since the first that is counted in full, and the
 * current one. Counters that several limits share come once.
 */
export const COUNTED_PERIODS = `
select distinct on (limits.scope, limits.scope_id, limits.organization_id, limits.model_id, limits.period, counted.starts_at)
  limits.id, limits.scope, limits.scope_id, limits.organization_id, limits.model_id, limits.period,
  counted.starts_at as period_start, counted.ends_at,
  limits.model_id is null and limits.scope <> 'subscription'
    or greatest(counted.starts_at, organizations.created_at) >= ${LEDGER_BEGIN} as is_complete
from limits
join organizations on organizations.id = limits.organization_id
cross join lateral (
  select period_start from limit_counters as counter
  where counter.scope = limits.scope and counter.scope_id = limits.scope_id
    and counter.organization_id = limits.organization_id and counter.model_id is not distinct from limits.model_id
    and counter.period = limits.period and counter.period_start >= limits.counted_from
  union
  select now()
) as moments (at)
cross join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, moments.at) as counted
where limits.period is not null`;
