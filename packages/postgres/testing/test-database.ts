import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ClusterFacts, TestServerFacts } from './postgres-global-setup.ts';
import { administer } from './test-server.ts';

export interface TestDatabase {
  readonly url: string;
  /** Drops it, even with open connections. */
  drop(): Promise<void>;
}

/** A migrated, empty database for one test file, copied from the template of this run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = await ask<TestServerFacts>('/server');
  const name = `${template}_${randomBytes(8).toString('hex')}`;
  // Copying the files takes a quarter of the time of copying through the log.
  await administer(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  const url = new URL(adminUrl);
  url.pathname = name;
  return {
    url: url.href,
    drop: () => administer(adminUrl, `drop database if exists ${name} with (force)`),
  };
}

/**
 * Gives an embedded server a data directory as an earlier start leaves it: with a migrated, empty cluster. A copy takes a
 * tenth of the time of initdb and the migrations. Outside Vitest the directory stays empty.
 */
export async function copyCluster(dataDir: string): Promise<void> {
  if (process.env.WEIR_TEST_HARNESS_URL === undefined) return;
  const source = await ask<ClusterFacts>('/cluster');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Keeps its owner, who is not root.
  await promisify(execFile)('cp', ['-a', `${source.dataDir}/.`, dataDir]);
}

async function ask<Facts>(path: string): Promise<Facts> {
  const response = await fetch(process.env.WEIR_TEST_HARNESS_URL + path);
  if (!response.ok) throw new Error(`No PostgreSQL for tests: ${await response.text()}`);
  return (await response.json()) as Facts;
}
