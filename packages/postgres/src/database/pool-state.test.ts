import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createDatabase, type Database } from './database.ts';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  // One connection for the hot path, two for the rest.
  database = createDatabase(testDatabase.url, { poolSize: 3 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const WAIT = { timeout: 10_000, interval: 10 };

it('says of each pool how many connections are used, how many are free, and how many queries wait', async () => {
  expect(database.pools()).toEqual([
    { name: 'hot', used: 0, free: 1, waiting: 0 },
    { name: 'queries', used: 0, free: 2, waiting: 0 },
  ]);

  // While it holds the lock, nobody gets further.
  const holder = await database.sql.reserve();
  await holder`select pg_advisory_lock(1)`;
  const waits = 'select pg_advisory_xact_lock(1), $1::text';
  const hot = [1, 2, 3].map(() => database.statements.run(waits, ['x']));
  const query = sql`select pg_advisory_xact_lock(1)`.execute(database.kysely);
  const next = sql`select 1`.execute(database.kysely);
  await vi.waitFor(
    () =>
      expect(database.pools()).toEqual([
        { name: 'hot', used: 1, free: 0, waiting: 2 },
        { name: 'queries', used: 1, free: 1, waiting: 1 },
      ]),
    WAIT,
  );

  await holder`select pg_advisory_unlock_all()`;
  await Promise.all([...hot, query, next]);
  holder.release();
  expect(database.pools()).toEqual([
    { name: 'hot', used: 0, free: 1, waiting: 0 },
    { name: 'queries', used: 0, free: 2, waiting: 0 },
  ]);
});
