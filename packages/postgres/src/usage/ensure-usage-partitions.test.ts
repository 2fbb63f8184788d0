import { aUsageRecord } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { ensureUsagePartitions } from './ensure-usage-partitions.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

const NEW_YEAR = new Date('2031-01-01T00:00:00Z');
const AROUND_NEW_YEAR = [
  'usage_records_2030_12',
  'usage_records_2031_01',
  'usage_records_2031_02',
  'usage_records_2031_03',
  'usage_records_2031_04',
];

describe('ensureUsagePartitions', () => {
  let database: OpenTestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.discard());
  const partitionOf = async (requestId: string) => {
    const [row] = await database.sql<{ name: string }[]>`
      select tableoid::regclass::text as name from usage_records where request_id = ${requestId}`;
    return row?.name;
  };

  it('makes the month before, this one and the next three, and nothing the second time', async () => {
    expect(await ensureUsagePartitions(database, NEW_YEAR)).toEqual(AROUND_NEW_YEAR);
    expect(await ensureUsagePartitions(database, NEW_YEAR)).toEqual([]);
    expect(await ensureUsagePartitions(database, new Date('2031-02-01T00:00:00Z'))).toEqual([
      'usage_records_2031_05',
    ]);
  });

  it('lets replicas take turns', async () => {
    const made = await Promise.all(
      Array.from({ length: 4 }, () => ensureUsagePartitions(database, NEW_YEAR)),
    );
    expect(made.flat().sort()).toEqual(AROUND_NEW_YEAR);
  });

  it('has partitions for now as soon as the database is migrated', async () => {
    expect(await ensureUsagePartitions(database, new Date())).toEqual([]);
  });

  it('puts each record into its month by UTC, and moves those that came before their partition', async () => {
    const store = new PostgresUsageStore(database);
    const before = aUsageRecord({ startedAt: new Date('2030-12-31T23:59:59.999Z') });
    const after = aUsageRecord({ startedAt: NEW_YEAR });
    await store.insert([before, after]);
    expect(await partitionOf(before.requestId)).toBe('usage_records_default');
    const elsewhere = await database.sql.reserve();
    await elsewhere`set timezone = 'America/New_York'`;
    await elsewhere`select ensure_usage_partitions(${NEW_YEAR})`;
    elsewhere.release();
    expect(await partitionOf(before.requestId)).toBe('usage_records_2030_12');
    expect(await partitionOf(after.requestId)).toBe('usage_records_2031_01');
    await store.insert([after, before]);
    expect(await new PostgresUsageReader(database).records({ limit: 10 })).toEqual([before, after]);
  });

  it('loses and doubles nothing that is inserted meanwhile', async () => {
    const store = new PostgresUsageStore(database);
    const reader = new PostgresUsageReader(database);
    const records = Array.from({ length: 200 }, (_, index) =>
      aUsageRecord({ startedAt: new Date(NEW_YEAR.getTime() + index * 1_000) }),
    );
    const insertAll = async () => {
      for (const record of records) {
        // A record that meets the change itself may be refused, as a failure that says to try again.
        await store.insert([record]).catch(async (error: unknown) => {
          expect(error).toMatchObject({ retryable: true });
          await store.insert([record]);
        });
      }
    };
    await Promise.all([insertAll(), insertAll(), ensureUsagePartitions(database, NEW_YEAR)]);
    expect(await reader.records({ limit: 1_000 })).toEqual(records);
    expect(await reader.summary({})).toMatchObject([{ requests: records.length }]);
  });
});
