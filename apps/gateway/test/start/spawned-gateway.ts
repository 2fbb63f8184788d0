import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { QuickStart } from '../../src/quick-start.ts';
import { PROGRAM } from '../gateway-program.ts';

const LISTENING = /"event":"gateway\.listening","host":"([^"]+)","port":(\d+)/;

export interface SpawnOptions {
  /** Where it runs; its data directory is `data` below, or `WEIR_DATA_DIR`. */
  readonly directory: string;
  /** Nothing else is inherited but `PATH`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is run. Default: Node. */
  readonly program?: string;
  /** What Node, or the program, is given. Default: the gateway. */
  readonly args?: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** A gateway in a process, and a process group, of its own. */
export class SpawnedGateway {
  readonly directory: string;
  readonly dataDir: string;
  readonly child: ChildProcess;
  /** Resolves with the exit code, or the name of the signal that ended it. */
  readonly exited: Promise<number | string>;
  stdout = '';
  stderr = '';
  /** Both, as they came. */
  output = '';
  readonly #waiting = new Set<() => void>();
  readonly #inProduction: boolean;
  #hasExited = false;

  constructor(options: SpawnOptions) {
    this.directory = options.directory;
    this.#inProduction = options.env?.NODE_ENV === 'production';
    this.dataDir = join(options.directory, options.env?.WEIR_DATA_DIR ?? 'data');
    this.child = spawn(options.program ?? process.execPath, options.args ?? [PROGRAM.main], {
      cwd: options.directory,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid !== undefined && { uid: options.uid, gid: options.gid }),
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: PROGRAM.compileCache,
        HOME: options.directory,
        PORT: '0',
        WEIR_DATA_DIR: 'data',
        // Building it takes seconds of a core.
        WEIR_CONSOLE: '0',
        ...options.env,
      },
    });
    this.child.stdout!.on('data', (bytes: Buffer) => {
      this.stdout += bytes.toString();
      this.output += bytes.toString();
      this.#wake();
    });
    this.child.stderr!.on('data', (bytes: Buffer) => {
      this.stderr += bytes.toString();
      this.output += bytes.toString();
      this.#wake();
    });
    this.exited = once(this.child, 'close').then(([code, signal]) => {
      this.#hasExited = true;
      this.#wake();
      return (code as number | null) ?? (signal as string);
    });
    onTestFinished(async () => {
      this.child.kill('SIGKILL');
      await this.exited;
    }, 60_000);
  }

  /** Starts one and waits until it accepts requests. */
  static async start(options: SpawnOptions): Promise<SpawnedGateway> {
    const gateway = new SpawnedGateway(options);
    await gateway.listening();
    return gateway;
  }

  /** Waits for the log line, and for the banner outside production. */
  async listening(): Promise<void> {
    if (!this.#inProduction) await this.printed(/ {2}Base URL/);
    await this.#until(() => LISTENING.test(this.stdout));
  }

  /** Waits until the output has matched. Rejects when the process ends before. */
  async printed(pattern: RegExp): Promise<void> {
    await this.#until(() => pattern.test(this.output));
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#hasExited) throw new Error(`It ended: ${this.output}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  get baseUrl(): string {
    const [, host, port] = LISTENING.exec(this.stdout)!;
    return `http://${host}:${port}/v1`;
  }

  get port(): number {
    return Number(new URL(this.baseUrl).port);
  }

  /** The curl command of the banner; undefined when there is none. */
  get curl(): string | undefined {
    return /^ {2}(curl .*)$/m.exec(this.output)?.[1];
  }

  async quickStart(): Promise<QuickStart> {
    return JSON.parse(await readFile(join(this.dataDir, 'quickstart.json'), 'utf8')) as QuickStart;
  }

  async models(): Promise<string[]> {
    const response = await fetch(`${this.baseUrl}/models`, {
      headers: { authorization: `Bearer ${(await this.quickStart()).api_key}` },
    });
    if (!response.ok) throw new Error(await response.text());
    const { data } = (await response.json()) as { data: { id: string }[] };
    return data.map(({ id }) => id);
  }

  /** Asks for a streamed chat completion. */
  async stream(model: string): Promise<OpenedStream> {
    const response = await fetch(`${this.baseUrl}/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${(await this.quickStart()).api_key}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'Hello' }] }),
    });
    if (!response.ok) throw new Error(await response.text());
    return new OpenedStream(response);
  }

  /** Stops it as a supervisor does. Resolves with the exit code. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
    this.child.kill(signal);
    return this.exited;
  }

  /** Stops it as Ctrl-C in a terminal does: everything that runs in its process group. Resolves when all of it has ended. */
  async interrupt(): Promise<void> {
    process.kill(-this.child.pid!, 'SIGINT');
    await this.exited;
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

/** A stream under way. */
export class OpenedStream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  text = '';

  constructor(response: Response) {
    this.#reader = response.body!.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  }

  /** Reads until the text has matched. */
  async until(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.text)) {
      if (!(await this.#read())) throw new Error(`The stream ended: ${this.text}`);
    }
  }

  /** Everything, to the end. */
  async rest(): Promise<string> {
    while (await this.#read());
    return this.text;
  }

  async #read(): Promise<boolean> {
    const { done, value } = await this.#reader.read();
    if (value !== undefined) this.text += this.#decoder.decode(value, { stream: true });
    return !done;
  }
}

/** Whether somebody listens there. */
export function isListenedOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
