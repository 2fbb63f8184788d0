import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isProcessAlive } from './is-process-alive.ts';

const POLL_MS = 10;
const FAST_SHUTDOWN_MS = 10_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

/** A running server, as described by its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The contents of `postmaster.pid`, true or not; null when there is none or it is half-written. */
export function readPostmasterFile(clusterDir: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

/**
 * The running server of this cluster, or null. A stale `postmaster.pid` is removed: PostgreSQL would not start when the
 * process id belongs to another program by now, or to a zombie that nobody collects (a container without an init). For
 * orphaned backends that still write, PostgreSQL checks its shared memory, not this file.
 */
export function findPostmaster(clusterDir: string): Postmaster | null {
  const postmaster = readPostmasterFile(clusterDir);
  if (postmaster === null) return null;
  if (isProcessAlive(postmaster.pid) && isServerOf(clusterDir, postmaster.pid)) return postmaster;
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
  return null;
}

/** Waits until the server accepts connections; false when it died or took too long. */
export async function untilReady(clusterDir: string, pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const postmaster = readPostmasterFile(clusterDir);
    if (postmaster?.pid === pid && postmaster.ready) return true;
    if (!isProcessAlive(pid)) return false;
    await delay(POLL_MS);
  }
  return false;
}

/** Fast shutdown (SIGINT), then an immediate one (SIGQUIT: recovers at the next start), then SIGKILL. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, withinMs] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
    ['SIGKILL', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    if (!signalProcess(pid, signal)) return;
    const deadline = performance.now() + withinMs;
    while (performance.now() < deadline) {
      if (!isProcessAlive(pid)) return;
      await delay(POLL_MS);
    }
  }
}

/** False when there is no such process. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function isServerOf(clusterDir: string, pid: number): boolean {
  const commandLine = readCommandLine(pid);
  return commandLine === null || commandLine.includes(clusterDir);
}

/** Null when unknown. */
function readCommandLine(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    } catch {
      return null;
    }
  }
}
