import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Which core the system under test gets and which one everything else; `null` pins nothing. */
export interface CorePlan {
  readonly sut: number | null;
  readonly load: number | null;
}

/** The command that runs `command` on one core; unchanged when there is no core to pin to. */
export function onCore(core: number | null, command: string, args: readonly string[]): [string, string[]] {
  if (core === null) return [command, [...args]];
  return ['taskset', ['--cpu-list', String(core), command, ...args]];
}

/** Moves all threads of a running process to one core. A process that has just ended is no error. */
export function pinProcess(pid: number, core: number | null): void {
  if (core === null || coresOf(pid) === String(core)) return;
  try {
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], {
      stdio: 'ignore',
    });
  } catch (error) {
    if (coresOf(pid) !== null) throw error;
  }
}

/** Whether `taskset` is there and the cores may be used; the reason if not. */
export function pinningObstacle(plan: CorePlan): string | null {
  for (const core of [plan.sut, plan.load]) {
    if (core === null) continue;
    try {
      execFileSync('taskset', ['--cpu-list', String(core), 'true'], { stdio: 'ignore' });
    } catch {
      return `taskset cannot pin to core ${core}`;
    }
  }
  return null;
}

/** The cores a process may run on, as the kernel writes them (`0`, `0-3`), or `null` if it is gone. */
function coresOf(pid: number): string | null {
  try {
    return /^Cpus_allowed_list:\s+(\S+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? null;
  } catch {
    return null;
  }
}
