import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyCluster, scratchDirectory } from '@weir/postgres/testing';
import { onTestFinished, vi } from 'vitest';

/** A directory of its own for the running test, removed behind it together with a PostgreSQL left running in it. */
export async function temporaryDirectory(
  prefix = 'weir-start-',
  dataDir = 'data',
  parent = scratchDirectory(),
): Promise<string> {
  const directory = await mkdtemp(join(parent, prefix));
  onTestFinished(async () => {
    const pid = postmasterOf(join(directory, dataDir));
    if (pid !== null) {
      process.kill(pid, 'SIGQUIT');
      await vi.waitFor(() => !isAlive(pid) || fail(`PostgreSQL ${pid} does not end.`), { timeout: 20_000 });
    }
    await rm(directory, { recursive: true, force: true });
  }, 60_000);
  return directory;
}

/** A directory of its own whose data directory an earlier start has left, for tests that are not about the first one. */
export async function startedDirectory(): Promise<string> {
  const directory = await temporaryDirectory();
  await copyCluster(join(directory, 'data'));
  return directory;
}

/** The process id of the embedded PostgreSQL that runs on this data directory; null when none does. */
export function postmasterOf(dataDir: string): number | null {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return isAlive(pid) && runsOn(pid, dataDir) ? pid : null;
}

/** Whether the process runs. One that has ended but whose parent has not asked how does not. */
export function isAlive(pid: number): boolean {
  if (existsSync('/proc/self/stat')) {
    const state = readProc(pid, 'stat').split(') ').at(-1)!.charAt(0);
    return state !== '' && state !== 'Z';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A killed server leaves its process id behind, which another process may have by now. */
function runsOn(pid: number, dataDir: string): boolean {
  return !existsSync('/proc/self/cmdline') || readProc(pid, 'cmdline').includes(dataDir);
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

function fail(message: string): never {
  throw new Error(message);
}
