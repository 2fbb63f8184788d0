import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandLine } from './options.ts';
import type { PeerContext } from './peers/peer.ts';
import { ChildProcesses } from './processes/child-processes.ts';
import { type CorePlan, pinningObstacle, pinProcess } from './processes/core-pinning.ts';
import { freePort, getStatus, waitUntilReady } from './processes/readiness.ts';
import type { StreamFault } from './upstream/response-bytes.ts';

/** Everything a run needs, and how to end it. */
export interface BenchEnvironment {
  readonly context: PeerContext;
  /** Stops what still runs and removes the scratch directory. */
  close(): Promise<void>;
  /** The same at once and without waiting, for a process about to end. */
  abandon(): void;
}

/**
 * Pins this process (the load generator) to the load core, starts the upstream on the same core and makes the scratch
 * directory. `fault` has the upstream damage its streams.
 */
export async function openBenchEnvironment(
  options: Pick<CommandLine, 'sutCore' | 'loadCore' | 'weirEntry' | 'cpuProfileDirectory'>,
  settings: { fault?: StreamFault; pinsItself?: boolean; onNote?: (note: string) => void } = {},
): Promise<BenchEnvironment> {
  const cores = usableCores({ sut: options.sutCore, load: options.loadCore }, settings.onNote);
  const scratchDirectory = mkdtempSync(join(tmpdir(), 'weir-bench-'));
  // An embedded PostgreSQL of another user has to get through to its own directory.
  await chmod(scratchDirectory, 0o711);
  const children = new ChildProcesses({ logDirectory: scratchDirectory, cores });
  const abandon = () => {
    children.killAll();
    rmSync(scratchDirectory, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    if (settings.pinsItself ?? true) pinProcess(process.pid, cores.load);
    const upstream = await startUpstreamProcess(children, settings.fault);
    return {
      context: { children, cores, upstream, scratchDirectory, ...pick(options) },
      close: async () => {
        await children.stopAll();
        abandon();
      },
      abandon,
    };
  } catch (error) {
    abandon();
    throw error;
  }
}

async function startUpstreamProcess(children: ChildProcesses, fault: StreamFault | undefined) {
  const port = await freePort();
  const child = children.start({
    name: 'upstream',
    command: process.execPath,
    args: [
      join(import.meta.dirname, 'upstream/upstream-main.ts'),
      String(port),
      ...(fault === undefined ? [] : [fault]),
    ],
    core: 'load',
  });
  await waitUntilReady(child, async () => (await getStatus(port, '/v1/models')) === 200, 15_000);
  return { port, pid: child.pid };
}

function usableCores(wanted: CorePlan, onNote?: (note: string) => void): CorePlan {
  const obstacle = pinningObstacle(wanted);
  if (obstacle === null) return wanted;
  onNote?.(`${obstacle}: nothing is pinned, and peers, upstream and load disturb each other`);
  return { sut: null, load: null };
}

function pick(options: Pick<CommandLine, 'weirEntry' | 'cpuProfileDirectory'>) {
  return { weirEntry: options.weirEntry, cpuProfileDirectory: options.cpuProfileDirectory };
}
