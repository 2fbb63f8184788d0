import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres, { type ReservedSql, type Sql } from 'postgres';
import { translateDatabaseError } from '../database/translate-database-error.ts';
import { isMigrationError, MigrationError } from './migration-error.ts';

/** Arbitrary, and the same in every release: two replicas of different versions must exclude each other. */
const ADVISORY_LOCK = 7_394_206_115;
const LOCK_WAIT_MS = 60_000;
const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;

export interface MigrateOptions {
  /** Holds the `NNNN-what.sql` files. */
  readonly directory: string;
  /** How long to wait for another replica that is migrating. Default 60 s. */
  readonly lockWaitMs?: number;
}

export interface MigrationResult {
  /** How many migrations this call applied. */
  readonly applied: number;
  /** The version of the schema now, e.g. `0003`; `0000` with no migrations at all. */
  readonly version: string;
}

interface MigrationFile {
  readonly version: string;
  readonly name: string;
  readonly statements: string;
  readonly checksum: string;
}

interface AppliedMigration {
  readonly version: string;
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings the schema up to date: applies the files that are not applied yet, in order, each in its own transaction. One
 * process at a time; others wait. Idempotent.
 *
 * @throws MigrationError, or DomainError `database_unavailable` when the database cannot be reached
 */
export async function migrate(url: string, options: MigrateOptions): Promise<MigrationResult> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    connection: { application_name: 'weir-migrate' },
    onnotice: () => {},
  });
  try {
    return await migrateOn(sql, options);
  } catch (error) {
    throw isMigrationError(error) ? error : translateDatabaseError(error);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function migrateOn(sql: Sql, options: MigrateOptions): Promise<MigrationResult> {
  const files = await readMigrations(options.directory);
  const session = await sql.reserve();
  try {
    await lock(session, options.lockWaitMs ?? LOCK_WAIT_MS);
    try {
      return await applyPending(session, files);
    } finally {
      await session`select pg_advisory_unlock(${ADVISORY_LOCK}::bigint)`;
    }
  } finally {
    session.release();
  }
}

async function lock(session: ReservedSql, waitMs: number): Promise<void> {
  await session.unsafe(`set lock_timeout = ${Math.ceil(waitMs)}`);
  try {
    await session`select pg_advisory_lock(${ADVISORY_LOCK}::bigint)`;
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new MigrationError('migration_locked', null, 'Another process is migrating the database.', error);
  } finally {
    await session.unsafe('reset lock_timeout');
  }
}

async function applyPending(session: ReservedSql, files: readonly MigrationFile[]): Promise<MigrationResult> {
  // Checked first, since a role that may not create tables gets an error even for one that exists.
  const [found] = await session<{ is_there: boolean }[]>`
    select to_regclass('schema_migrations') is not null as is_there`;
  if (found?.is_there !== true) {
    await session.unsafe(`
      create table schema_migrations (
        version text primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`);
  }
  const applied = await session<AppliedMigration[]>`
    select version, name, checksum from schema_migrations order by version`;
  const pending = comparePending(files, applied);
  for (const file of pending) await apply(session, file);
  return { applied: pending.length, version: files.at(-1)?.version ?? '0000' };
}

/** The files that are not applied yet. Checks that the others are unchanged. */
function comparePending(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): readonly MigrationFile[] {
  const newestFile = files.at(-1)?.version ?? '0000';
  for (const [index, { version, name, checksum }] of applied.entries()) {
    const migration = `${version}-${name}`;
    const file = files[index];
    if (version > newestFile) {
      throw new MigrationError(
        'migration_unknown',
        migration,
        `The database has ${migration}, which this version does not know.`,
      );
    }
    if (file === undefined || file.version > version) {
      throw new MigrationError(
        'migration_missing',
        migration,
        `${migration} was applied, but its file is gone.`,
      );
    }
    if (file.version < version) {
      const skipped = `${file.version}-${file.name}`;
      throw new MigrationError(
        'migration_missing',
        skipped,
        `${skipped} is older than ${migration}, but was never applied.`,
      );
    }
    if (file.name !== name || file.checksum !== checksum) {
      throw new MigrationError(
        'migration_changed',
        migration,
        `${migration} was changed after it was applied.`,
      );
    }
  }
  return files.slice(applied.length);
}

async function apply(session: ReservedSql, file: MigrationFile): Promise<void> {
  await session.unsafe('begin');
  try {
    await session.unsafe(file.statements).simple();
    await session`
      insert into schema_migrations (version, name, checksum)
      values (${file.version}, ${file.name}, ${file.checksum})`;
    await session.unsafe('commit');
  } catch (error) {
    // A lost connection has already rolled back.
    await session.unsafe('rollback').catch(() => {});
    const migration = `${file.version}-${file.name}`;
    throw new MigrationError('migration_failed', migration, `${migration} failed.`, error);
  }
}

async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const files: MigrationFile[] = [];
  for (const fileName of (await readdir(directory)).sort()) {
    const match = FILE_NAME.exec(fileName);
    if (match === null) continue;
    const statements = await readFile(join(directory, fileName), 'utf8');
    const version = match[1]!;
    const name = match[2]!;
    if (files.at(-1)?.version === version) {
      throw new MigrationError(
        'migration_changed',
        `${version}-${name}`,
        `Two files have the version ${version}.`,
      );
    }
    files.push({
      version,
      name,
      statements,
      checksum: createHash('sha256').update(statements).digest('hex'),
    });
  }
  return files;
}
