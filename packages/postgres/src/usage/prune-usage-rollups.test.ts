import { aUsageRecord, usageRecords } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { pruneUsageRollups } from './prune-usage-rollups.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-03-20T12:00:00Z');

describe('pruneUsageRollups', () => {
  let database: OpenTestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.discard());
  const quarters = async () => {
    const rows = await database.sql<{ at: Date }[]>`
      select starts_at as at from usage_rollups where minutes = 15 order by 1`;
    return rows.map(({ at }) => at.toISOString());
  };

  it('takes quarters of an hour after 62 days, and no hours', async () => {
    const boundary = NOW.getTime() - 62 * DAY_MS;
    await new PostgresUsageStore(database).insert([
      aUsageRecord({ startedAt: new Date(boundary - 1) }),
      aUsageRecord({ startedAt: new Date(boundary) }),
      aUsageRecord({ startedAt: NOW }),
    ]);
    expect(await pruneUsageRollups(database, NOW)).toBe(1);
    expect(await quarters()).toEqual(['2026-01-17T12:00:00.000Z', '2026-03-20T12:00:00.000Z']);
    expect(await new PostgresUsageReader(database).summary({})).toMatchObject([{ requests: 3 }]);
  });

  it('takes more than one statement may, and leaves what another transaction holds to the next call', async () => {
    const records = usageRecords(2).map((record, index) => ({ ...record, model: `held-${index}` }));
    await new PostgresUsageStore(database).insert(records);
    await database.sql`
      insert into usage_rollups
      select (jsonb_populate_record(rollup, jsonb_build_object('model', 'model ' || number))).*
      from usage_rollups rollup, generate_series(1, 5500) number where minutes = 15 and model = 'held-0'`;
    const later = new Date(NOW.getTime() + 62 * DAY_MS);
    const other = await database.sql.reserve();
    await other`begin`;
    await other`select 1 from usage_rollups where minutes = 15 and model = 'held-1' for update`;
    expect(await pruneUsageRollups(database, later)).toBe(5_501);
    await other`commit`;
    other.release();
    expect(await pruneUsageRollups(database, later)).toBe(1);
    expect(await quarters()).toEqual([]);
  });
});
