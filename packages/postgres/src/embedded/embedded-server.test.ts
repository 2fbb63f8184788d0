import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scratchDirectory } from '../../testing/scratch-directory.ts';
import { copyCluster } from '../../testing/test-database.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-server.ts';
import { isProcessAlive } from './is-process-alive.ts';
import { readPostmasterFile, stopPostmaster } from './postmaster.ts';

const PROGRAM = join(import.meta.dirname, '../../testing/embedded-process.ts');
const ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;
const SLOW = 60_000;

interface Started {
  readonly event: 'started';
  readonly url: string;
  readonly pid: number;
}

describe('startEmbeddedPostgres', () => {
  let parent: string;
  let dataDir: string;
  let children: ChildProcess[];
  beforeEach(() => {
    // Mode 0700: as root, the user PostgreSQL runs as cannot enter it by itself.
    parent = mkdtempSync(join(scratchDirectory(), 'weir-embedded-'));
    dataDir = join(parent, 'data');
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    const left = readPostmasterFile(join(dataDir, 'postgres'));
    if (left !== null) await stopPostmaster(left.pid);
    rmSync(parent, { recursive: true, force: true });
  });

  const start = (options: Partial<EmbeddedPostgresOptions> = {}) =>
    startEmbeddedPostgres({ dataDir, durable: false, ...options });
  /** Runs statements against a server; the rows of the last one. */
  const query = async (url: string, ...statements: string[]) => {
    const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
    try {
      let rows: object[] = [];
      for (const statement of statements) rows = [...(await sql.unsafe(statement))];
      return rows;
    } finally {
      await sql.end();
    }
  };
  const restart = async (server: EmbeddedPostgres) => {
    await server.stop();
    return start();
  };
  /** What an earlier start left, copied in a fraction of the time. */
  const startedBefore = () => copyCluster(dataDir);
  /** Starts a process that owns the server of this data directory. */
  const startElsewhere = async (args: string[] = [], options: { uid?: number; gid?: number } = {}) => {
    const child = spawn(process.execPath, [PROGRAM, dataDir, ...args], {
      ...options,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value as string) as { event: string };
    return { child, next };
  };
  const killedAfterStart = async () => {
    const { child, next } = await startElsewhere();
    const started = (await next()) as Started;
    await query(started.url, 'create table kept as select 42 as answer');
    child.kill('SIGKILL');
    await once(child, 'exit');
    return started;
  };

  it('makes a cluster, and finds its data again at the next start', { timeout: SLOW }, async () => {
    const first = await start({ durable: true });
    await query(first.url, 'create table kept as select 42 as answer');
    const second = await restart(first);
    expect(second.reclaimed).toBe(false);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(isProcessAlive(second.pid)).toBe(false);
  });

  it('listens on the loopback only and lets in nobody without the password', { timeout: SLOW }, async () => {
    const server = await start();
    const [, , , , socketDirectory, addresses] = readFileSync(
      join(dataDir, 'postgres', 'postmaster.pid'),
      'utf8',
    ).split('\n');
    expect({ socketDirectory, addresses }).toEqual({ socketDirectory: '', addresses: '127.0.0.1' });
    const rows = await query(server.url, 'select usesuper from pg_user where usename = current_user');
    expect(rows).toEqual([{ usesuper: false }]);
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const superuser = new URL(server.url);
    superuser.username = 'postgres';
    await expect(query(superuser.href, 'select 1')).rejects.toMatchObject({ code: '28000' });
    await server.stop();
  });

  it('tells the connection facts to its owner only', { timeout: SLOW }, async () => {
    await startedBefore();
    const server = await start();
    const path = join(dataDir, 'postgres.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const facts = JSON.parse(readFileSync(path, 'utf8'));
    expect(facts).toEqual({ url: server.url, pid: server.pid, port: Number(new URL(server.url).port) });
    await server.stop();
  });

  it('fails where the port it must have is taken, and starts there once it is free', {
    timeout: SLOW,
  }, async () => {
    await startedBefore();
    const first = await start();
    const port = Number(new URL(first.url).port);
    await first.stop();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    await expect(start({ port })).rejects.toMatchObject({ code: 'embedded_postgres_start_failed' });
    other.close();
    await once(other, 'close');
    const again = await start({ port });
    expect(again.url).toBe(first.url);
    await again.stop();
  });

  it('takes over a server whose owner was killed, and stops it in the end', { timeout: SLOW }, async () => {
    await startedBefore();
    const left = await killedAfterStart();
    expect(isProcessAlive(left.pid)).toBe(true);
    const server = await start();
    expect(server).toMatchObject({ reclaimed: true, pid: left.pid, url: left.url });
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await server.stop();
    expect(isProcessAlive(left.pid)).toBe(false);
  });

  it('recovers after its owner and the server were killed', { timeout: SLOW }, async () => {
    await startedBefore();
    const left = await killedAfterStart();
    process.kill(left.pid, 'SIGKILL');
    const server = await start();
    expect(server.reclaimed).toBe(false);
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await server.stop();
  });

  it('is not deterred by a postmaster.pid that names another living program', { timeout: SLOW }, async () => {
    await startedBefore();
    const first = await start();
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const left = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, left.replace(/^\d+/, String(process.pid)));
    const second = await start();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('starts anew after an initialisation that was killed', { timeout: SLOW }, async () => {
    mkdirSync(dataDir);
    const { child } = await startElsewhere();
    await vi.waitFor(
      () => {
        const [unfinished] = readdirSync(dataDir).filter((name) => name.includes('initialising'));
        expect(readdirSync(join(dataDir, unfinished!)).length).toBeGreaterThan(3);
      },
      { timeout: SLOW, interval: 5 },
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('keeps the data when the connection facts are lost', { timeout: SLOW }, async () => {
    await startedBefore();
    const left = await killedAfterStart();
    rmSync(join(dataDir, 'postgres.json'));
    const server = await start();
    expect(server.reclaimed).toBe(false);
    expect(new URL(server.url).password).not.toBe(new URL(left.url).password);
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await server.stop();
  });

  it('outlives a Ctrl-C until its owner has drained', { timeout: SLOW }, async () => {
    await startedBefore();
    const { child, next } = await startElsewhere();
    const started = (await next()) as Started;
    // What a terminal does: to the whole process group.
    process.kill(-child.pid!, 'SIGINT');
    expect(await next()).toEqual({ event: 'answered', one: 1 });
    expect(await next()).toEqual({ event: 'stopped' });
    expect(isProcessAlive(started.pid)).toBe(false);
  });

  it('is stopped when its owner exits without stopping it', { timeout: SLOW }, async () => {
    await startedBefore();
    const { next } = await startElsewhere(['exit']);
    const started = (await next()) as Started;
    await vi.waitFor(() => expect(isProcessAlive(started.pid)).toBe(false), 20_000);
  });

  it('refuses a cluster of another major version', { timeout: SLOW }, async () => {
    await startedBefore();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({ code: 'embedded_postgres_version_mismatch' });
  });

  it.runIf(ROOT)(
    'gives the server no more than the right to read and search',
    { timeout: SLOW },
    async () => {
      await startedBefore();
      const server = await start();
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
      expect(Number(`0x${/^CapEff:\s+(\w+)/m.exec(status)?.[1]}`)).toBe(2 ** 2);
      await server.stop();
    },
  );

  it.runIf(ROOT)('gives the server nothing where it can reach everything', { timeout: SLOW }, async () => {
    dataDir = mkdtempSync(join(scratchDirectory(), 'weir-embedded-open-'));
    chmodSync(dataDir, 0o755);
    const server = await start();
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    expect(Number(`0x${/^CapEff:\s+(\w+)/m.exec(status)?.[1]}`)).toBe(0);
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  it.runIf(ROOT)('runs as an ordinary user', { timeout: SLOW }, async () => {
    chownSync(parent, NOBODY, NOBODY);
    const { child, next } = await startElsewhere([], { uid: NOBODY, gid: NOBODY });
    const started = (await next()) as Started;
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(NOBODY);
    child.kill('SIGINT');
    await next();
    expect(await next()).toEqual({ event: 'stopped' });
    expect(isProcessAlive(started.pid)).toBe(false);
  });
});
