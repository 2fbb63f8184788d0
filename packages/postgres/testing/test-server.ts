import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { readConnectionFacts, writeConnectionFacts } from '../src/database/connection-facts.ts';
import { acquireDataDirectoryLock, type DataDirectoryLock } from '../src/embedded/data-directory-lock.ts';
import { startEmbeddedPostgres } from '../src/embedded/embedded-server.ts';
import { findPostmaster, stopPostmaster } from '../src/embedded/postmaster.ts';
import { migrate } from '../src/migrations/migrate.ts';
import type { ClusterFacts, TestServerFacts } from './postgres-global-setup.ts';
import { scratchDirectory } from './scratch-directory.ts';

const DIRECTORY_PREFIX = 'weir-test-postgres-';
/** A younger directory may belong to a run that has not locked it yet. */
const LEFT_OVER_AFTER_MS = 10_000;
const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', 'migrations');

export interface TestServer {
  readonly facts: TestServerFacts;
  readonly templateUrl: string;
  stop(): Promise<void>;
}

/** A server with a migrated template: `WEIR_TEST_DATABASE_URL` (whose role may create databases), else an embedded one. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.WEIR_TEST_DATABASE_URL;
  const server = given === undefined ? await startThrowAwayServer() : { url: given, stop: async () => {} };
  try {
    const template = `weir_test_${randomBytes(6).toString('hex')}`;
    await administer(server.url, `create database ${template}`);
    const templateUrl = new URL(server.url);
    templateUrl.pathname = template;
    await migrate(templateUrl.href, { directory: MIGRATIONS });
    return {
      facts: { adminUrl: server.url, template },
      templateUrl: templateUrl.href,
      async stop() {
        if (given !== undefined) await dropDatabases(given, template);
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export interface ThrowAwayCluster {
  readonly facts: ClusterFacts;
  stop(): Promise<void>;
}

/** A data directory with a migrated, empty cluster and no running server. */
export async function makeCluster(): Promise<ThrowAwayCluster> {
  const directory = mkdtempSync(join(scratchDirectory(), DIRECTORY_PREFIX));
  const lock = acquireDataDirectoryLock(directory);
  const dataDir = join(directory, 'data');
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  await migrate(server.url, { directory: MIGRATIONS });
  await server.stop();
  // Without the port, so that copies do not all try the same one first.
  const factsPath = join(dataDir, 'postgres.json');
  const facts = readConnectionFacts(factsPath)!;
  writeConnectionFacts(factsPath, { ...facts, port: 0, pid: 0 });
  rmSync(join(dataDir, 'postgres.log'));
  return { facts: { dataDir }, stop: async () => discard(directory, lock) };
}

/** The template, and what workers with a shared database left. */
async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    for (const {
      datname,
    } of await sql`select datname from pg_database where starts_with(datname, ${prefix})`) {
      await sql`drop database if exists ${sql(datname as string)} with (force)`;
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Runs one statement outside of any transaction. */
export async function administer(adminUrl: string, statement: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function startThrowAwayServer(): Promise<{ url: string; stop(): Promise<void> }> {
  await removeLeftOvers();
  const dataDir = mkdtempSync(join(scratchDirectory(), DIRECTORY_PREFIX));
  const lock = acquireDataDirectoryLock(dataDir);
  const server = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    settings: {
      max_connections: '300',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      autovacuum: 'off',
    },
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      discard(dataDir, lock);
    },
  };
}

/** Stops and removes what killed runs left: nobody holds the lock of their directory. */
async function removeLeftOvers(): Promise<void> {
  for (const name of readdirSync(scratchDirectory())) {
    if (!name.startsWith(DIRECTORY_PREFIX)) continue;
    const dataDir = join(scratchDirectory(), name);
    try {
      if (Date.now() - statSync(dataDir).mtimeMs < LEFT_OVER_AFTER_MS) continue;
      const lock = acquireDataDirectoryLock(dataDir);
      const postmaster = findPostmaster(join(dataDir, 'postgres'));
      if (postmaster !== null) await stopPostmaster(postmaster.pid);
      discard(dataDir, lock);
    } catch {
      // In use by another run, owned by another user, or removed in the meantime.
    }
  }
}

function discard(dataDir: string, lock: DataDirectoryLock): void {
  rmSync(dataDir, { recursive: true, force: true });
  lock.release();
}
