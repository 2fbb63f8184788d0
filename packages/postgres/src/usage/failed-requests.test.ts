import type { Ending } from '@weir/domain/usage';
import { aUsageRecord } from '@weir/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createDatabase, type Database } from '../database/database.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

/** Whose failure an ending is: a client that leaves is none, and neither is what a limit or a person ends. */
const IS_FAILURE: Readonly<Record<Ending, boolean>> = {
  completed: false,
  client_disconnected: false,
  upstream_failed: true,
  timed_out: true,
  shut_down: true,
  limit_reached: false,
  cancelled: false,
};

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

it('rollups count as failed what failed, and nothing else', async () => {
  const endings = Object.keys(IS_FAILURE) as Ending[];
  await new PostgresUsageStore(database).insert(
    endings.map((ending) => aUsageRecord({ ending, model: ending })),
  );

  const summary = await new PostgresUsageReader(database).summary({});
  expect(Object.fromEntries(summary.map(({ model, failedRequests }) => [model, failedRequests]))).toEqual(
    Object.fromEntries(endings.map((ending) => [ending, IS_FAILURE[ending] ? 1 : 0])),
  );
});
