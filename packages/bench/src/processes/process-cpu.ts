import { readdirSync, readFileSync } from 'node:fs';

/** CPU time used so far per thread (`pid/tid` → nanoseconds), at one moment. */
export type CpuSnapshot = ReadonlyMap<string, number>;

/** USER_HZ is 100 on every Linux that Node runs on. */
const NS_PER_CLOCK_TICK = 10_000_000;

/**
 * Reads the CPU time of all threads of the processes from `schedstat` (nanoseconds), or from `stat` (10 ms
 * ticks) on kernels without it. Processes that are gone are left out.
 */
export function readCpu(pids: readonly number[]): CpuSnapshot {
  const snapshot = new Map<string, number>();
  for (const pid of pids) {
    for (const tid of threadsOf(pid)) {
      const ns = threadCpuNs(pid, tid);
      if (ns !== null) snapshot.set(`${pid}/${tid}`, ns);
    }
  }
  return snapshot;
}

/** Microseconds used between two snapshots. A thread born between them counts from zero, one that ended is lost. */
export function cpuUsBetween(before: CpuSnapshot, after: CpuSnapshot): number {
  let ns = 0;
  for (const [thread, value] of after) ns += Math.max(0, value - (before.get(thread) ?? 0));
  return ns / 1_000;
}

/** The CPU time in a line of `/proc/PID/task/TID/schedstat`: its first number. */
export function parseSchedstat(line: string): number {
  return Number(line.slice(0, line.indexOf(' ')));
}

/** `utime + stime` of a `/proc/PID/stat` line, in nanoseconds. The command name may contain spaces and brackets. */
export function parseStatCpuNs(line: string): number {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * NS_PER_CLOCK_TICK;
}

/**
 * Microseconds one core has been busy since boot, by any process, or stolen by the hypervisor; `null` where
 * the kernel does not say. Counted in 10 ms ticks.
 */
export function coreBusyUs(core: number): number | null {
  const line = readOrNull('/proc/stat')
    ?.split('\n')
    .find((candidate) => candidate.startsWith(`cpu${core} `));
  return line === undefined ? null : parseCoreBusyUs(line);
}

/** `user + nice + system + irq + softirq + steal` of a `cpuN` line of `/proc/stat`, in microseconds. */
export function parseCoreBusyUs(line: string): number {
  const [user, nice, system, , , irq, softirq, steal] = line.trim().split(/\s+/).slice(1).map(Number);
  const ticks = user! + nice! + system! + (irq ?? 0) + (softirq ?? 0) + (steal ?? 0);
  return (ticks * NS_PER_CLOCK_TICK) / 1_000;
}

/** Resident memory of the processes together, in bytes. */
export function residentBytes(pids: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of pids) {
    const match = /^VmRSS:\s+(\d+) kB/m.exec(readOrNull(`/proc/${pid}/status`) ?? '');
    kilobytes += Number(match?.[1] ?? 0);
  }
  return kilobytes * 1024;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function threadCpuNs(pid: number, tid: string): number | null {
  const schedstat = readOrNull(`/proc/${pid}/task/${tid}/schedstat`);
  if (schedstat !== null) return parseSchedstat(schedstat);
  const stat = readOrNull(`/proc/${pid}/task/${tid}/stat`);
  return stat === null ? null : parseStatCpuNs(stat);
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}
