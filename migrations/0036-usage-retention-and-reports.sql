-- Totals over all models, too: most reports are about nothing else.
alter table usage_totals alter column model drop not null, alter column provider drop not null;
comment on column usage_totals.model is 'Null, as the provider, for all models.';
delete from usage_totals;
update usage_totals_fold set folded_until = '-infinity';

create function drop_usage_partition(month date, retention_months integer) returns boolean language plpgsql security definer set lock_timeout = '1s' as $$
declare
  partition_name text := 'usage_records_' || to_char(month, 'YYYY_MM');
begin
  if retention_months is null or retention_months < 1 then
    raise exception 'usage is kept for a month at least' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtext('weir.usage_partitions'));
  if date_trunc('month', month) + make_interval(months => retention_months + 1) > now() at time zone 'UTC'
    or not exists (select from pg_inherits
      where inhparent = 'usage_records'::regclass and inhrelid = to_regclass(partition_name)) then
    return false;
  end if;
  execute format('drop table %I', partition_name);
  return true;
end
$$;
comment on function drop_usage_partition(date, integer) is
  'Drops a month of the ledger that ended more than so many months ago, by the clock of the database; false where it is younger, or not there. Gateways wait a second at most: then it fails, and is tried again later.';
do $$
begin
  execute format('alter function drop_usage_partition(date, integer) set search_path = %I, pg_temp', current_schema());
  revoke execute on function drop_usage_partition(date, integer) from public;
end
$$;
