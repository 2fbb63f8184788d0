import { aUsageRecord, usageRecords } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { compactUsageRollups } from './compact-usage-rollups.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NOW = new Date('2026-03-20T12:00:00Z');
const BOUNDARY_MS = NOW.getTime() - 62 * DAY_MS;

describe('compactUsageRollups', () => {
  let database: OpenTestDatabase;
  beforeEach(async () => {
    // Where no hour begins with one of UTC.
    database = await openTestDatabase({}, 'Asia/Kathmandu');
  });
  afterEach(() => database.discard());
  const at = (minutes: number) => aUsageRecord({ startedAt: new Date(BOUNDARY_MS + minutes * MINUTE_MS) });
  const rollups = async () => {
    const rows = await database.sql<{ minutes: number; at: Date; requests: number }[]>`
      select minutes, starts_at as at, requests::int from usage_rollups order by 2, 1`;
    return rows.map((row) => `${row.at.toISOString().slice(0, 16)} ${row.minutes} ${row.requests}`);
  };
  /** Every column that is added up, over all rows. */
  const sums = async () => {
    const [row] = await database.sql<{ sums: object }[]>`
      select jsonb_object_agg(name, value) as sums from (
        select name || coalesce(' ' || position, '') as name, sum(number) as value
        from usage_rollups, jsonb_each(to_jsonb(usage_rollups)) as field (name, content),
          lateral (
            select null::bigint as position, content::text::numeric as number where jsonb_typeof(content) = 'number'
            union all
            select position, element::text::numeric
            from jsonb_array_elements(case jsonb_typeof(content) when 'array' then content else '[]' end)
              with ordinality as elements (element, position)
          ) as numbers
        where name <> 'minutes'
        group by 1
      ) as totals`;
    return row!.sums;
  };

  it('adds quarters up to hours after 62 days, and leaves younger ones', async () => {
    await new PostgresUsageStore(database).insert([
      at(-60),
      at(-50),
      at(-40),
      at(-1),
      at(-61),
      at(0),
      at(40),
    ]);
    const before = await sums();
    expect(await compactUsageRollups(database, NOW)).toBe(4);
    expect(await rollups()).toEqual([
      '2026-01-17T10:00 60 1',
      '2026-01-17T11:00 60 4',
      '2026-01-17T12:00 15 1',
      '2026-01-17T12:30 15 1',
    ]);
    expect(await sums()).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(70);
    expect(await new PostgresUsageReader(database).summary({})).toMatchObject([{ requests: 7 }]);
  });

  it('adds what comes late to the hour that is there', async () => {
    const store = new PostgresUsageStore(database);
    await store.insert([at(-50), at(-20)]);
    await compactUsageRollups(database, NOW);
    await store.insert([at(-40)]);
    const before = await sums();
    expect(await compactUsageRollups(database, NOW)).toBe(1);
    expect(await rollups()).toEqual(['2026-01-17T11:00 60 3']);
    expect(await sums()).toEqual(before);
  });

  it('takes more than one statement may, and leaves what another transaction holds to the next call', async () => {
    const records = usageRecords(2).map((record, index) => ({ ...record, model: `held-${index}` }));
    await new PostgresUsageStore(database).insert(records);
    await database.sql`
      insert into usage_rollups
      select (jsonb_populate_record(rollup, jsonb_build_object('model', 'model ' || number))).*
      from usage_rollups rollup, generate_series(1, 5500) number where model = 'held-0'`;
    const later = new Date(NOW.getTime() + 62 * DAY_MS);
    const other = await database.sql.reserve();
    await other`begin`;
    await other`select 1 from usage_rollups where model = 'held-1' for update`;
    expect(await compactUsageRollups(database, later)).toBe(5_501);
    await other`commit`;
    other.release();
    expect(await compactUsageRollups(database, later)).toBe(1);
    expect(new Set((await rollups()).map((row) => row.split(' ')[1]))).toEqual(new Set(['60']));
  });
});
