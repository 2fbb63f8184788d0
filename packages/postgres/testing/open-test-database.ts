import { createDatabase, type Database, type DatabaseOptions } from '../src/database/database.ts';
import { createTestDatabase } from './test-database.ts';

export interface OpenTestDatabase extends Database {
  readonly url: string;
  /** Closes the pools and drops the database. */
  discard(): Promise<void>;
}

/** A database for one test, with pools on it. */
export async function openTestDatabase(options: DatabaseOptions = {}): Promise<OpenTestDatabase> {
  const testDatabase = await createTestDatabase();
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
