import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { TestServerFacts } from './postgres-global-setup.ts';
import { administer } from './test-server.ts';

export interface TestDatabase {
  readonly url: string;
  /** Drops it, even with connections left open. */
  drop(): Promise<void>;
}

/** A migrated, empty database for one test file, copied from the template of this run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const response = await fetch(inject('postgresHarnessUrl'));
  if (!response.ok) throw new Error(`No PostgreSQL for tests: ${await response.text()}`);
  const { adminUrl, template } = (await response.json()) as TestServerFacts;
  const name = `weir_test_${randomBytes(8).toString('hex')}`;
  // Copying its files takes a quarter of the time that copying it by way of the log does.
  await administer(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  const url = new URL(adminUrl);
  url.pathname = name;
  return {
    url: url.href,
    drop: () => administer(adminUrl, `drop database if exists ${name} with (force)`),
  };
}
