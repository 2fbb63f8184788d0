import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';

describe('the period of a limit', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase({}, 'Asia/Tokyo');
  });
  afterAll(() => database.discard());

  const periodOf = async (period: string, zone: string, at: string, anchor = '2026-01-01') => {
    const [row] = await database.sql<{ starts: Date; ends: Date }[]>`
      select starts_at as starts, ends_at as ends from limit_period(${period}, ${anchor}::text::date, ${zone}, ${at})`;
    return [row!.starts.toISOString().slice(0, 16), row!.ends.toISOString().slice(0, 16)];
  };

  it.each([
    // 23 hours, then 25.
    ['day', 'America/New_York', '2026-03-08T20:00Z', '2026-03-08T05:00', '2026-03-09T04:00'],
    ['day', 'America/New_York', '2026-11-01T20:00Z', '2026-11-01T04:00', '2026-11-02T05:00'],
    // The same hour twice, both of one day.
    ['day', 'America/New_York', '2026-11-01T05:30Z', '2026-11-01T04:00', '2026-11-02T05:00'],
    ['day', 'America/New_York', '2026-11-01T06:30Z', '2026-11-01T04:00', '2026-11-02T05:00'],
    // Clocks change by half an hour.
    ['day', 'Australia/Lord_Howe', '2026-04-04T20:00Z', '2026-04-04T13:00', '2026-04-05T13:30'],
    ['day', 'Australia/Lord_Howe', '2026-10-03T20:00Z', '2026-10-03T13:30', '2026-10-04T13:00'],
    // 30 December 2011 was left out.
    ['day', 'Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29T10:00', '2011-12-30T10:00'],
    ['day', 'Pacific/Apia', '2011-12-30T10:00Z', '2011-12-30T10:00', '2011-12-31T10:00'],
    ['week', 'Pacific/Apia', '2011-12-31T00:00Z', '2011-12-26T10:00', '2012-01-01T10:00'],
    // Midnight does not exist: the day begins an hour later.
    ['day', 'America/Santiago', '2026-09-06T12:00Z', '2026-09-06T04:00', '2026-09-07T03:00'],
    // Midnight comes twice: the day begins with the first.
    ['day', 'America/Havana', '2026-11-01T04:30Z', '2026-11-01T04:00', '2026-11-02T05:00'],
    ['day', 'America/Havana', '2026-11-01T05:30Z', '2026-11-01T04:00', '2026-11-02T05:00'],
    ['day', 'America/Havana', '2026-11-01T03:59Z', '2026-10-31T04:00', '2026-11-01T04:00'],
    ['month', 'Atlantic/Azores', '2026-10-25T00:30Z', '2026-10-01T00:00', '2026-11-01T01:00'],
    ['week', 'Europe/Berlin', '2026-03-29T12:00Z', '2026-03-22T23:00', '2026-03-29T22:00'],
    ['month', 'Europe/Berlin', '2026-10-31T23:30Z', '2026-10-31T23:00', '2026-11-30T23:00'],
    ['month', 'UTC', '2028-02-29T12:00Z', '2028-02-01T00:00', '2028-03-01T00:00'],
    ['year', 'Asia/Kathmandu', '2025-12-31T18:15Z', '2025-12-31T18:15', '2026-12-31T18:15'],
    ['30d', 'America/New_York', '2026-03-08T20:00Z', '2026-03-02T05:00', '2026-04-01T04:00'],
    ['7d', 'UTC', '2025-12-31T12:00Z', '2025-12-25T00:00', '2026-01-01T00:00'],
    ['366d', 'UTC', '2026-06-01T12:00Z', '2026-01-01T00:00', '2027-01-02T00:00'],
  ])('%s in %s holds %s', async (period, zone, at, starts, ends) => {
    expect(await periodOf(period, zone, at)).toEqual([starts, ends]);
  });

  it('is followed by the next without a gap, begins with a quarter of an hour, and holds its moments, everywhere', async () => {
    const wrong = await database.sql`
      select zone, period, at, current.starts_at
      from unnest(array['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham', 'Pacific/Apia',
        'America/Santiago', 'America/Havana', 'Atlantic/Azores', 'Africa/Casablanca', 'America/St_Johns', 'Asia/Beirut',
        'UTC']) as zone
      cross join unnest(array['day', 'week', 'month', 'year', '1d', '30d']) as period
      cross join lateral (
        select at from generate_series('2026-01-01T00:07Z', '2026-12-31T00:00Z', interval '55 hours') as at
        union all
        select day + quarter * interval '15 minutes'
        from generate_series('2026-01-01T12:00Z', '2026-12-31T12:00Z', interval '1 day') as day, generate_series(0, 96) as quarter
        where (day at time zone zone)::time <> ((day + interval '1 day') at time zone zone)::time
      ) as moments (at)
      cross join lateral limit_period(period, '2026-01-31', zone, at) as current
      cross join lateral limit_period(period, '2026-01-31', zone, current.ends_at) as following
      cross join lateral limit_period(period, '2026-01-31', zone, current.starts_at) as same
      cross join lateral limit_period(period, '2026-01-31', zone, current.ends_at - interval '1 microsecond') as last
      where at < current.starts_at or at >= current.ends_at or following.starts_at <> current.ends_at
        or same.starts_at <> current.starts_at or last.starts_at <> current.starts_at
        or date_bin('15 minutes', current.starts_at, '2000-01-01T00:00Z') <> current.starts_at
      limit 5`;
    expect([...wrong]).toEqual([]);
  });
});
