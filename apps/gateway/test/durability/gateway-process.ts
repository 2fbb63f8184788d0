import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@weir/postgres';
import { scratchDirectory } from '@weir/postgres/testing';
import type { ReadinessReport } from '../../src/readiness.ts';
import { PROGRAM } from '../gateway-program.ts';

const START_WITHIN_MS = 90_000;
const POLL_MS = 20;

/** Of all gateways: several may share a database. */
const MASTER_KEY = Buffer.alloc(32, 'weir').toString('base64');

export interface GatewayProcessOptions {
  readonly dataDir: string;
  readonly port: number;
  /** Nothing else is inherited but `PATH` and `HOME`. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Readiness extends ReadinessReport {
  readonly httpStatus: number;
}

/** The real gateway, started as its user would, in a process of its own. */
export class GatewayProcess {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #output: Buffer[] = [];
  readonly #dataDir: string;
  readonly #endWithUs: () => void;

  private constructor(child: ChildProcess, options: GatewayProcessOptions) {
    this.port = options.port;
    this.#child = child;
    this.#dataDir = options.dataDir;
    this.#endWithUs = () => child.kill('SIGKILL');
    process.once('exit', this.#endWithUs);
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (bytes: Buffer) => this.#output.push(bytes));
    }
  }

  /** Resolves once it accepts requests. */
  static async start(options: GatewayProcessOptions): Promise<GatewayProcess> {
    const child = spawn(process.execPath, [PROGRAM.main], {
      cwd: options.dataDir,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: PROGRAM.compileCache,
        HOME: process.env.HOME,
        HOST: '127.0.0.1',
        PORT: String(options.port),
        WEIR_DATA_DIR: options.dataDir,
        WEIR_MASTER_KEY: MASTER_KEY,
        ...options.env,
      },
    });
    const gateway = new GatewayProcess(child, options);
    await until('the gateway listens', START_WITHIN_MS, () => {
      if (gateway.hasExited) throw new Error(`The gateway did not start: ${gateway.output}`);
      return gateway.output.includes('is listening.');
    });
    return gateway;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** All of stdout and stderr so far. */
  get output(): string {
    return Buffer.concat(this.#output).toString();
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The key of its first start. */
  async apiKey(): Promise<string> {
    const text = await readFile(join(this.#dataDir, 'quickstart.json'), 'utf8');
    return (JSON.parse(text) as { api_key: string }).api_key;
  }

  async readiness(): Promise<Readiness> {
    const response = await fetch(`${this.origin}/health/ready`);
    return { ...((await response.json()) as ReadinessReport), httpStatus: response.status };
  }

  /** `kill -9`, and waits for the death. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As an operator stops it. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    await this.#end('SIGTERM');
    return this.#child.exitCode;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    process.removeListener('exit', this.#endWithUs);
    if (this.hasExited) return;
    const closed = once(this.#child, 'close');
    this.#child.kill(signal);
    await closed;
  }
}

/** A data directory, and its end together with what may still run in it. */
export async function makeDataDir(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(scratchDirectory(), 'weir-durability-'));
  return {
    path,
    async remove() {
      if (await mayRunPostgres(path)) await (await startEmbeddedPostgres({ dataDir: path })).stop();
      await rm(path, { recursive: true, force: true });
    },
  };
}

/**
 * A port that was free a moment ago, to be used by one gateway after another. It is below those that Linux, macOS and Windows
 * give to connections and to listeners on port 0, so that no other test is given it in between.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(10_000, 32_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error('Of 100 ports none was free.');
}

/** Asks again and again until the answer is true. */
export async function until(
  what: string,
  withinMs: number,
  isSo: () => Promise<boolean> | boolean,
): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > deadlineMs) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A server that is stopped removes this file. */
async function mayRunPostgres(dataDir: string): Promise<boolean> {
  return readFile(join(dataDir, 'postgres', 'postmaster.pid')).then(
    () => true,
    () => false,
  );
}
