-- Where clocks go back over midnight, it comes twice, and `at time zone` means the second one. A day begins with the first.
create function first_moment(local timestamp, zone text) returns timestamptz language sql immutable strict parallel safe as $$
  select case when (local at time zone zone - interval '1 hour') at time zone zone >= local
    then local at time zone zone - interval '1 hour' else local at time zone zone end
$$;

create or replace function limit_period(period text, anchor date, zone text, at timestamptz, out starts_at timestamptz, out ends_at timestamptz)
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
    starts_at := first_moment(first_day::timestamp, zone);
    ends_at := first_moment((first_day + days)::timestamp, zone);
  else
    starts_at := first_moment(date_trunc(period, local), zone);
    ends_at := first_moment(date_trunc(period, local) + ('1 ' || period)::interval, zone);
  end if;
end
$$;
