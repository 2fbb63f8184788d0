import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

/** Locks of this process. They are kept here so that the garbage collector cannot release a forgotten one. */
const held = new Set<DatabaseSync>();

/** Another living process uses the data directory, or the directory cannot be locked. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError';
  readonly code: 'data_directory_in_use' | 'data_directory_not_lockable';
  /** The process that holds it, if known. */
  readonly pid: number | null;

  constructor(code: DataDirectoryError['code'], message: string, pid: number | null, cause: unknown) {
    super(message, { cause });
    this.code = code;
    this.pid = pid;
  }
}

export interface DataDirectoryLock {
  release(): void;
}

/**
 * Takes the data directory (created if missing, mode 0700) for this process until `release` or its death.
 *
 * The lock is the kernel's: an exclusive SQLite transaction on `lock`, which is an fcntl lock. So `kill -9` leaves nothing
 * stale, a reused process id cannot look like the holder, exactly one of two simultaneous starts wins, and containers that
 * share the directory on one host see each other. Node has no file lock of its own.
 *
 * @throws DataDirectoryError `data_directory_in_use` with the holder's pid.
 */
export function acquireDataDirectoryLock(dataDir: string): DataDirectoryLock {
  const holderPath = join(dataDir, 'lock.pid');
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 });
    database.exec('begin exclusive');
  } catch (error) {
    database?.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) {
      throw new DataDirectoryError(
        'data_directory_not_lockable',
        `The data directory ${dataDir} cannot be locked.`,
        null,
        error,
      );
    }
    const pid = readHolder(holderPath);
    throw new DataDirectoryError(
      'data_directory_in_use',
      `The data directory ${dataDir} is in use by ${pid === null ? 'another process' : `process ${pid}`}.`,
      pid,
      error,
    );
  }
  const lock = database;
  held.add(lock);
  writeFileSync(holderPath, `${process.pid}\n`, { mode: 0o600 });
  return {
    release() {
      if (!held.delete(lock)) return;
      rmSync(holderPath, { force: true });
      lock.close();
    },
  };
}

function readHolder(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isNaN(pid) ? null : pid;
  } catch {
    return null;
  }
}
