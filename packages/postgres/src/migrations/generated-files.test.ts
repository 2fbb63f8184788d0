import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDatabaseTypes } from '../../scripts/database-types.ts';
import { dumpSchema } from '../../scripts/schema-dump.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';

/** On a difference run: node packages/postgres/scripts/dump-schema.ts */
describe('what is generated from the migrations', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.discard());

  it('has a schema.sql that is up to date', async () => {
    const stored = await readFile(join(import.meta.dirname, '../../../../migrations/schema.sql'), 'utf8');
    expect(await dumpSchema(database.sql)).toBe(stored);
  });

  it('has TypeScript types that are up to date', async () => {
    const stored = await readFile(join(import.meta.dirname, '../database/database-types.ts'), 'utf8');
    expect(await generateDatabaseTypes(database.url)).toBe(stored);
  });
});
