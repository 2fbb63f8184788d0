import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { PROGRAM } from '../gateway-program.ts';

export interface RunOptions {
  /** Nothing else is inherited but `PATH`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Leaves after this many lines of output, as `head` does. */
  readonly readLines?: number;
}

export interface Ran {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line to its end. */
export async function runWeir(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [PROGRAM.cli, ...args], {
    cwd: options.cwd ?? import.meta.dirname,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: PROGRAM.compileCache, ...options.env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (bytes: Buffer) => {
    stdout += bytes.toString();
    if (options.readLines !== undefined && stdout.split('\n').length > options.readLines) {
      child.stdout.destroy();
    }
  });
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code: code ?? signal!, stdout, stderr };
}

/** The objects of JSON lines. */
export function jsonLines<Line = Record<string, unknown>>(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
