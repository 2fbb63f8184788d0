import { aUsageRecord } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { dropUsageMonths } from './drop-usage-months.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

/** The middle of the month so many months ago. */
function monthsAgo(months: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 15));
}
const nameOf = (date: Date) => date.toISOString().slice(0, 7);

describe('dropUsageMonths', () => {
  let database: OpenTestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase();
    await database.sql`select ensure_usage_partitions(${monthsAgo(5)}), ensure_usage_partitions(${monthsAgo(2)})`;
    const records = [5, 4, 3, 2].map((months) => aUsageRecord({ startedAt: monthsAgo(months) }));
    await new PostgresUsageStore(database).insert(records);
  });
  afterEach(() => database.discard());
  const recorded = async () => {
    const rows = await database.sql<{ started_at: Date }[]>`select started_at from usage_records order by 1`;
    return rows.map(({ started_at }) => nameOf(started_at));
  };

  it('drops the months that ended so many months ago, and keeps their sums', async () => {
    const { dropped, kept } = await dropUsageMonths(database, 3);
    expect(dropped).toEqual(expect.arrayContaining([nameOf(monthsAgo(5)), nameOf(monthsAgo(4))]));
    expect(kept).toEqual([]);
    expect(await recorded()).toEqual([3, 2].map((months) => nameOf(monthsAgo(months))));
    expect(await new PostgresUsageReader(database).summary({})).toMatchObject([{ requests: 4 }]);
    expect(await dropUsageMonths(database, 3)).toEqual({ dropped: [], kept: [] });
  });

  it('keeps a month with a record that is not in the rollups', async () => {
    await database.sql`update usage_rollups set requests = requests - 1 where starts_at < ${monthsAgo(4)}`;
    const { dropped, kept } = await dropUsageMonths(database, 3);
    expect(kept).toEqual([nameOf(monthsAgo(5))]);
    expect(dropped).toContain(nameOf(monthsAgo(4)));
    expect(await recorded()).toEqual([5, 3, 2].map((months) => nameOf(monthsAgo(months))));
  });

  it('is not done by whoever has only the right to call the function, before the time', async () => {
    const drop = (month: string, months: number) =>
      database.sql`select drop_usage_partition(${month}::text::date, ${months}::integer) as dropped`;
    expect(await drop(`${nameOf(monthsAgo(3))}-01`, 3)).toEqual([{ dropped: false }]);
    expect(await drop(`${nameOf(monthsAgo(0))}-01`, 1)).toEqual([{ dropped: false }]);
    await expect(drop(`${nameOf(monthsAgo(5))}-01`, 0)).rejects.toThrow('a month at least');
    expect(await recorded()).toHaveLength(4);
  });
});
