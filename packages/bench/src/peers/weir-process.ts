import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Child } from '../processes/child-processes.ts';
import { processesWorkingIn } from '../processes/process-tree.ts';
import { freePort, getStatus, waitUntilReady } from '../processes/readiness.ts';
import type { PeerContext } from './peer.ts';

/** What the gateway writes for its first user. */
export interface Quickstart {
  readonly base_url: string;
  /** Never `null` on a data directory whose first key the gateway made itself. */
  readonly api_key: string;
  readonly models: readonly string[];
  /** Signs the first platform admin in. */
  readonly setup_url: string | null;
}

/** A started gateway. */
export interface WeirProcess {
  readonly child: Child;
  readonly port: number;
  readonly quickstart: Quickstart;
  /** From spawn until ready. */
  readonly startUpMs: number;
}

const READY_TIMEOUT_MS = 120_000;
const STOP_GRACE_MS = 15_000;

/**
 * Starts the gateway as a user would and waits until it is ready: its quickstart file is there, it calls itself
 * ready, and its API key is accepted.
 */
export async function startWeirProcess(
  context: PeerContext,
  dataDirectory: string,
  further: { readonly name?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<WeirProcess> {
  // Its PostgreSQL may run as another user, who has to get into the directory.
  mkdirSync(dataDirectory, { recursive: true, mode: 0o755 });
  const port = await freePort();
  const startedAtMs = performance.now();
  const child = context.children.start({
    name: further.name ?? 'weir',
    command: process.execPath,
    args: [...profileFlags(context.cpuProfileDirectory), context.weirEntry],
    environment: {
      // No NODE_ENV: production wants a database of one's own and writes no quickstart file; nothing else depends on it.
      HOST: '127.0.0.1',
      PORT: String(port),
      WEIR_DATA_DIR: dataDirectory,
      // A benchmark asks faster than its few callers would.
      MANAGEMENT_REQUESTS_PER_MINUTE: '1000000',
      WEIR_UPSTREAM_URL: `http://127.0.0.1:${context.upstream.port}`,
      ...further.environment,
    },
    core: 'sut',
    graceMs: STOP_GRACE_MS,
    ownedDirectory: dataDirectory,
  });
  const isReady = async () => {
    const quickstart = readQuickstart(dataDirectory);
    if (quickstart === null || (await getStatus(port, '/health/ready')) !== 200) return false;
    return (await getStatus(port, '/v1/models', { authorization: `Bearer ${quickstart.api_key}` })) === 200;
  };
  await waitUntilReady(child, isReady, READY_TIMEOUT_MS);
  return {
    child,
    port,
    quickstart: readQuickstart(dataDirectory)!,
    startUpMs: performance.now() - startedAtMs,
  };
}

/** The processes of the gateway's embedded PostgreSQL: each works inside the data directory. */
export function databaseProcesses(weir: WeirProcess, dataDirectory: string): number[] {
  return processesWorkingIn(dataDirectory).filter((pid) => pid !== weir.child.pid);
}

/** Why the gateway cannot be started, or `null`. */
export function weirObstacle(context: PeerContext): string | null {
  return existsSync(context.weirEntry) ? null : `the gateway is not there: ${context.weirEntry}`;
}

function profileFlags(directory: string | null): string[] {
  return directory === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${directory}`];
}

/** Null until the gateway has written it. */
export function readQuickstart(dataDirectory: string): Quickstart | null {
  try {
    return JSON.parse(readFileSync(join(dataDirectory, 'quickstart.json'), 'utf8')) as Quickstart;
  } catch {
    return null;
  }
}
