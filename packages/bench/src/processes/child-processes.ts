import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorePlan, onCore } from './core-pinning.ts';
import { descendantsOf, processesWorkingIn } from './process-tree.ts';

/** How to start a child. */
export interface ChildCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment: nothing is inherited but `PATH` and `HOME`. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly core: keyof CorePlan;
  readonly cwd?: string;
  /** Time between SIGTERM and SIGKILL. */
  readonly graceMs?: number;
  /** Whatever works in this directory ends with the child, even when it has lost its parent. */
  readonly ownedDirectory?: string;
}

/** A started child process. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly hasExited: boolean;
  /** The end of what it printed, for error messages. */
  outputTail(): string;
  /** SIGTERM, and after the grace time SIGKILL to it and all its descendants. */
  stop(): Promise<void>;
}

const DEFAULT_GRACE_MS = 3_000;
const TAIL_CHARACTERS = 2_000;

/** Starts the run's child processes and answers for their end. */
export class ChildProcesses {
  readonly #children = new Map<number, ChildProcess>();
  readonly #ownedDirectories = new Set<string>();
  readonly #logDirectory: string;
  readonly #cores: CorePlan;

  constructor(options: { logDirectory: string; cores: CorePlan }) {
    this.#logDirectory = options.logDirectory;
    this.#cores = options.cores;
  }

  /** Spawns a child on its core, its output in a file: reading it through a pipe would cost the load generator. */
  start(options: ChildCommand): Child {
    const logPath = join(this.#logDirectory, `${options.name}.log`);
    const log = openSync(logPath, 'a');
    const [command, args] = onCore(this.#cores[options.core], options.command, options.args);
    const child = spawn(command, args, {
      cwd: options.cwd,
      // A process group of its own: Ctrl-C reaches us alone, and we end the children in order.
      detached: true,
      stdio: ['pipe', log, log],
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...options.environment },
    });
    closeSync(log);
    const pid = child.pid;
    if (pid === undefined) throw new Error(`${options.name}: cannot run ${command}`);
    this.#children.set(pid, child);
    if (options.ownedDirectory !== undefined) this.#ownedDirectories.add(options.ownedDirectory);
    child.on('error', () => {});
    child.stdin?.on('error', () => {});
    child.once('exit', () => this.#children.delete(pid));
    return {
      name: options.name,
      pid,
      get hasExited() {
        return hasExited(child);
      },
      outputTail: () => readFileSync(logPath, 'utf8').slice(-TAIL_CHARACTERS).trim(),
      stop: async () => {
        await stop(child, pid, options.graceMs ?? DEFAULT_GRACE_MS);
        if (options.ownedDirectory !== undefined) killWorkersIn(options.ownedDirectory);
      },
    };
  }

  /** Stops all children still running. */
  async stopAll(graceMs = DEFAULT_GRACE_MS): Promise<void> {
    await Promise.all([...this.#children].map(([pid, child]) => stop(child, pid, graceMs)));
    for (const directory of this.#ownedDirectories) killWorkersIn(directory);
  }

  /** Kills all children and their descendants at once, without waiting: for the moment the process itself ends. */
  killAll(): void {
    for (const pid of this.#children.keys()) killTree(pid);
    for (const directory of this.#ownedDirectories) killWorkersIn(directory);
  }
}

async function stop(child: ChildProcess, pid: number, graceMs: number): Promise<void> {
  if (hasExited(child)) return;
  const descendants = descendantsOf(pid);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const timer = setTimeout(() => killTree(pid), graceMs);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
  // A child that did not clean up behind itself leaves orphans; those that ended are no error.
  for (const descendant of descendants) kill(descendant);
}

function killTree(pid: number): void {
  const descendants = descendantsOf(pid);
  kill(pid);
  for (const descendant of descendants) kill(descendant);
}

function killWorkersIn(directory: string): void {
  for (const pid of processesWorkingIn(directory)) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // already gone
  }
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
