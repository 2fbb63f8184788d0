import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aRequestId, aUsageRecord } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { batchOf010 } from '../usage/__fixtures__/batch-of-0.1.0.ts';
import { PostgresUsageReader } from '../usage/usage-reader.ts';
import { PostgresUsageStore } from '../usage/usage-store.ts';
import { migrate } from './migrate.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../../migrations');
const LAST_OF_0_1 = '0005';

describe('an upgrade from release 0.1', () => {
  let database: OpenTestDatabase;
  let directory: string;
  let insertOf010: string;
  beforeEach(async () => {
    database = await openTestDatabase();
    await database.sql.unsafe('drop schema public cascade; create schema public');
    directory = await mkdtemp(join(tmpdir(), 'weir-migrations-'));
    for (const name of await readdir(MIGRATIONS)) {
      if (name.slice(0, 4) <= LAST_OF_0_1) await cp(join(MIGRATIONS, name), join(directory, name));
    }
    await migrate(database.url, { directory });
    insertOf010 = await readFile(
      join(import.meta.dirname, '../usage/__fixtures__/insert-of-0.1.0.sql'),
      'utf8',
    );
  });
  afterEach(async () => {
    await database.discard();
    await rm(directory, { recursive: true });
  });

  it('keeps every record and every sum, and adds what gateways of 0.1 still send', async () => {
    const insert = (startedAt: Date, model: string) =>
      database.statements.run(insertOf010, [batchOf010(aRequestId(), startedAt, model)]);
    const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 7_200_000);
    const at = (minute: number) => new Date(hour.getTime() + minute * 60_000);
    const longAgo = new Date('2025-06-01T10:50:00Z');
    await insert(at(1), 'meadow');
    await insert(at(14), 'meadow');
    await insert(at(46), 'meadow');
    await insert(at(46), 'brook');
    await insert(longAgo, 'meadow');

    await migrate(database.url, { directory: MIGRATIONS });
    const reader = new PostgresUsageReader(database);
    const requests = async (since?: Date, until?: Date) => {
      const rows = await reader.summary({ ...(since && { since }), ...(until && { until }) });
      return Object.fromEntries(rows.map((row) => [row.model, row.requests]));
    };
    expect(await reader.records({ limit: 10 })).toHaveLength(5);
    expect(await requests()).toEqual({ meadow: 4, brook: 1 });
    expect(await requests(at(0), at(15))).toEqual({ meadow: 2 });
    expect(await requests(at(45), at(60))).toEqual({ meadow: 1, brook: 1 });
    // Hours beyond 62 days: the hour that the time is in counts in full.
    expect(await requests(longAgo, new Date('2025-06-01T11:00:00Z'))).toEqual({ meadow: 1 });
    expect(await requests(new Date('2025-06-01T11:00:00Z'), new Date('2025-06-02T00:00:00Z'))).toEqual({});

    await insert(at(50), 'meadow');
    await insert(at(50), 'ford');
    await new PostgresUsageStore(database).insert([aUsageRecord({ startedAt: at(50), model: 'meadow' })]);
    expect(await requests()).toEqual({ meadow: 6, brook: 1, ford: 1 });
    expect(await requests(at(0), at(15))).toEqual({ meadow: 3, ford: 1 });
    expect(await requests(at(45), at(60))).toEqual({ meadow: 2, brook: 1 });
    const [summed] = await database.sql`
      select count(*)::int as rows, sum(requests)::int as requests, sum(ttft_sum_us)::int as ttft
      from usage_rollups`;
    expect(summed).toEqual({ rows: 6, requests: 8, ttft: 8 * 312_400 });
    expect(await database.sql`select from usage_rollups_hourly`).toHaveLength(0);
  });
});
