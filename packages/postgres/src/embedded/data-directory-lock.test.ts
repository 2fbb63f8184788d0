import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireDataDirectoryLock } from './data-directory-lock.ts';

const PROGRAM = join(import.meta.dirname, '../../testing/locking-process.ts');

describe('acquireDataDirectoryLock', () => {
  let parent: string;
  let dataDir: string;
  let children: ChildProcess[];
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'weir-lock-'));
    dataDir = join(parent, 'data');
    children = [];
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(parent, { recursive: true });
  });
  /** Starts a process that takes the lock, and what it says of that. */
  const lockElsewhere = async () => {
    const child = spawn(process.execPath, [PROGRAM, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [line] = await once(child.stdout, 'data');
    return { child, said: String(line).trim() };
  };

  it('makes the directory for its owner only', () => {
    acquireDataDirectoryLock(dataDir).release();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('names the process that holds it', async () => {
    const { child } = await lockElsewhere();
    expect(() => acquireDataDirectoryLock(dataDir)).toThrow(
      expect.objectContaining({ code: 'data_directory_in_use', pid: child.pid }),
    );
  });

  it('cannot be taken twice by one process, and can be again once released', () => {
    const lock = acquireDataDirectoryLock(dataDir);
    expect(() => acquireDataDirectoryLock(dataDir)).toThrow(
      expect.objectContaining({ code: 'data_directory_in_use', pid: process.pid }),
    );
    lock.release();
    lock.release();
    acquireDataDirectoryLock(dataDir).release();
  });

  it('goes to exactly one of several processes that start at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, lockElsewhere));
    expect(outcomes.filter(({ said }) => said === 'locked')).toHaveLength(1);
    expect(outcomes.filter(({ said }) => said.startsWith('data_directory_in_use'))).toHaveLength(3);
  });

  it('is free as soon as its holder is killed, even where the pid it left is one that lives', async () => {
    const { child } = await lockElsewhere();
    child.kill('SIGKILL');
    await once(child, 'exit');
    writeFileSync(join(dataDir, 'lock.pid'), `${process.ppid}\n`);
    acquireDataDirectoryLock(dataDir).release();
  });

  it('says when a directory cannot be locked at all', () => {
    writeFileSync(dataDir, 'a file where the directory should be');
    expect(() => acquireDataDirectoryLock(join(dataDir, 'below'))).toThrow(
      expect.objectContaining({ code: 'data_directory_not_lockable' }),
    );
  });
});
