import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Programs that speak the protocol and run the scripts. */
const PROGRAMS = ['redis-server', 'valkey-server'] as const;

/** Each program that is installed. In CI one is installed where none is, so nothing is skipped there. */
export const REDIS_PROGRAMS: readonly string[] = findPrograms();

/** Why the tests that need a Redis are skipped; null when they are not. */
export const WITHOUT_REDIS =
  REDIS_PROGRAMS.length > 0
    ? null
    : 'needs redis-server or valkey-server on the PATH (apt-get install redis-server)';

function findPrograms(): readonly string[] {
  const installed = PROGRAMS.filter((program) => spawnSync(program, ['--version']).status === 0);
  if (installed.length > 0 || !process.env.CI) return installed;
  // Another worker may be installing something, too.
  const install = 'apt-get update && apt-get -o DPkg::Lock::Timeout=300 install -y redis-server';
  const { status } = spawnSync('sh', ['-c', install], { stdio: 'ignore' });
  if (status !== 0) throw new Error('In CI the tests need a redis-server, and it could not be installed.');
  return ['redis-server'];
}

/** A real server with a directory and a port of its own. */
export class TestRedis {
  readonly url: string;
  readonly #port: number;
  readonly #program: string;
  readonly #directory = mkdtempSync(join(tmpdir(), 'weir-redis-'));
  #process: ChildProcess | null = null;

  private constructor(port: number, program: string) {
    this.#port = port;
    this.#program = program;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(program = REDIS_PROGRAMS[0]!): Promise<TestRedis> {
    const server = new TestRedis(await freePort(), program);
    await server.start();
    return server;
  }

  /** Starts it, again after {@link kill}: with what it saved, which is nothing unless it was told to. */
  async start(): Promise<void> {
    const options = [
      '--port',
      String(this.#port),
      '--bind',
      '127.0.0.1',
      '--dir',
      this.#directory,
      '--save',
      '',
    ];
    const child = spawn(this.#program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#process = child;
    const lines = createInterface(child.stdout!);
    for await (const line of lines) if (/ready to accept connections/i.test(line)) break;
    child.stdout!.resume();
    if (child.exitCode !== null) throw new Error(`${this.#program} ended with ${child.exitCode}`);
  }

  async kill(): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** It keeps its connections and answers nothing. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
