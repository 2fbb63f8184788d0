import { createDatabase, type Database, type DatabaseOptions } from '../src/database/database.ts';
import { createTestDatabase } from './test-database.ts';
import { administer } from './test-server.ts';

export interface OpenTestDatabase extends Database {
  readonly url: string;
  /** Closes the pools and drops the database. */
  discard(): Promise<void>;
}

/**
 * A database for one test, with pools on it.
 *
 * @param timeZone of every session; default that of the server
 */
export async function openTestDatabase(
  options: DatabaseOptions = {},
  timeZone?: string,
): Promise<OpenTestDatabase> {
  const testDatabase = await createTestDatabase();
  if (timeZone !== undefined) {
    const name = new URL(testDatabase.url).pathname.slice(1);
    await administer(testDatabase.url, `alter database ${name} set timezone = '${timeZone}'`);
  }
  const database = createDatabase(testDatabase.url, options);
  return {
    ...database,
    url: testDatabase.url,
    async discard() {
      await database.close();
      await testDatabase.drop();
    },
  };
}
