import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  acquireDataDirectoryLock,
  createDatabase,
  type Database,
  type DataDirectoryError,
  type DataDirectoryLock,
  type MigrationResult,
  migrate,
  readConnectionFacts,
  startEmbeddedPostgres,
} from '@weir/postgres';
import { type Config, loadConfig } from '../config.ts';
import { migrationsDirectory } from '../migrations-directory.ts';
import { databaseError } from '../start-error.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './command-error.ts';

/** How long a gateway that has just locked the data directory may take to start its server. */
const SERVER_APPEARS_WITHIN_MS = 15_000;
const LOOK_AGAIN_AFTER_MS = 100;
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

export interface OpenDatabase {
  readonly database: Database;
  /** The result of the migration; null when this command does not migrate. */
  readonly migrated: MigrationResult | null;
}

export interface OpenDatabaseOptions {
  /** Whether to create what is missing: the embedded cluster, the schema. If not, a database without them is an error. */
  readonly prepare?: boolean;
}

interface Server {
  readonly url: string;
  /** Whether this command started it. Then nobody else can have migrated it in the meantime. */
  readonly own: boolean;
  release(): Promise<void>;
}

/**
 * Runs `work` on the configured database: the server at `DATABASE_URL`, or else the embedded one. If a gateway uses the
 * data directory, its server is used and keeps running. Otherwise the server runs for the time of the work.
 *
 * @throws CommandError, and the errors of configuration, migrations and the embedded server.
 */
export async function withDatabase<Result>(
  context: CommandContext,
  options: OpenDatabaseOptions,
  work: (opened: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const prepare = options.prepare ?? false;
  const config = loadConfig(context.env);
  // The embedded server is stopped when the process exits; a signal alone would not stop it properly.
  const stop = (signal: keyof typeof SIGNAL_EXIT_CODES) => process.exit(SIGNAL_EXIT_CODES[signal]);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const server = await reachServer(config, prepare, context);
  try {
    const migrated =
      prepare || server.own ? await migrate(server.url, { directory: migrationsDirectory() }) : null;
    const database = createDatabase(server.url, { poolSize: 2, applicationName: 'weir-cli' });
    try {
      return await work({ database, migrated });
    } finally {
      await database.close();
    }
  } catch (error) {
    throw databaseError(error, config);
  } finally {
    await server.release();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function reachServer(config: Config, prepare: boolean, context: CommandContext): Promise<Server> {
  const { DATABASE_URL: url, dataDir } = config;
  if (url !== undefined) return { url, own: false, release: async () => {} };
  if (!prepare && !existsSync(join(dataDir, 'postgres'))) {
    throw new CommandError(
      `There is no database in ${dataDir} yet. Start the gateway or run "weir bootstrap" first, or set DATABASE_URL or WEIR_DATA_DIR.`,
    );
  }
  const deadlineMs = Date.now() + SERVER_APPEARS_WITHIN_MS;
  for (;;) {
    const taken = takeDirectory(dataDir);
    if (!('code' in taken)) return startServer(dataDir, taken, context);
    const running = await findRunningServer(dataDir);
    if (running !== null) return { url: running, own: false, release: async () => {} };
    if (Date.now() > deadlineMs) {
      throw new CommandError(
        `${taken.message} It has no embedded PostgreSQL that answers. If it was started with DATABASE_URL, set DATABASE_URL here as well.`,
      );
    }
    await delay(LOOK_AGAIN_AFTER_MS);
  }
}

/** The lock, or why another process has it. */
function takeDirectory(dataDir: string): DataDirectoryLock | DataDirectoryError {
  try {
    return acquireDataDirectoryLock(dataDir);
  } catch (error) {
    if ((error as DataDirectoryError).code === 'data_directory_in_use') return error as DataDirectoryError;
    throw error;
  }
}

async function startServer(
  dataDir: string,
  lock: DataDirectoryLock,
  { note }: CommandContext,
): Promise<Server> {
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: note });
    return {
      url: server.url,
      own: true,
      async release() {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The URL of the server run by the holder of the data directory; null while none answers. */
async function findRunningServer(dataDir: string): Promise<string | null> {
  const facts = readConnectionFacts(join(dataDir, 'postgres.json'));
  if (facts === null || !(facts.port > 0)) return null;
  const database = createDatabase(facts.url, { poolSize: 2, connectTimeoutMs: 2_000 });
  try {
    await database.sql`select 1`;
    return facts.url;
  } catch {
    return null;
  } finally {
    await database.close();
  }
}
