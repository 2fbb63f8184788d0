import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { readConnectionFacts, writeConnectionFacts } from '../database/connection-facts.ts';
import {
  assertClusterVersion,
  EMBEDDED_DATABASE,
  EMBEDDED_ROLE,
  initialiseCluster,
  resetPassword,
} from './cluster-initialisation.ts';
import { type EmbeddedBinaries, locateEmbeddedBinaries } from './embedded-binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { freePort } from './free-port.ts';
import {
  findPostmaster,
  readPostmasterFile,
  signalProcess,
  stopPostmaster,
  untilReady,
} from './postmaster.ts';
import { type Launch, planUnprivilegedLaunch } from './unprivileged-launch.ts';

/** The version in the npm package; a cluster of another major version is not accepted. */
const MAJOR_VERSION = '18';
/** The port may be taken in between, and shared memory of a killed server may stay for a moment. */
const START_ATTEMPTS = 5;
const RETRY_AFTER_MS = 200;
/** Crash recovery of a long write-ahead log takes its time. */
const READY_WITHIN_MS = 120_000;
const LOG_KEPT_BYTES = 10 * 1024 * 1024;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // An embedded server has no replicas.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Starts, stops and crashes; no errors of statements, since they may quote stored data.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

export interface EmbeddedPostgresOptions {
  /** The cluster goes to `<dataDir>/postgres`, connection facts to `<dataDir>/postgres.json` (mode 0600). */
  readonly dataDir: string;
  /** Called with one line for anything slow or unusual. */
  readonly log?: (message: string) => void;
  /** False trades the safety of the data for speed: for throw-away clusters. Default true. */
  readonly durable?: boolean;
  /** Further server settings. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Listen on this port or fail. Default: that of the last start if it is free, else any. */
  readonly port?: number;
}

export interface EmbeddedPostgres {
  /** `postgres://role:password@127.0.0.1:port/database` */
  readonly url: string;
  /** The postmaster's process id. */
  readonly pid: number;
  /** Whether it was already running, left by a process that was killed. */
  readonly reclaimed: boolean;
  /** Fast shutdown, escalating to an immediate one after ten seconds. Idempotent. */
  stop(): Promise<void>;
}

interface Cluster {
  readonly clusterDir: string;
  readonly factsPath: string;
  readonly logPath: string;
  readonly binaries: EmbeddedBinaries;
  readonly launch: Launch;
  readonly durable: boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly port: number | null;
  readonly log: (message: string) => void;
}

/**
 * Starts PostgreSQL for this data directory: creates the cluster the first time, recovers it after a crash, and takes over
 * a server that a killed process left running. It listens on loopback only, on a free port.
 *
 * The server runs in a session of its own, so that Ctrl-C at a terminal reaches the gateway but not its database: the
 * gateway drains first and then calls `stop`. If the process exits without that, the server is told to stop on exit.
 *
 * Callers must hold the data directory's lock: this function does not protect against a second caller.
 *
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  // A running server is recognised by this path, so symbolic links must be resolved.
  const dataDir = realpathSync(options.dataDir);
  const clusterDir = join(dataDir, 'postgres');
  const binaries = locateEmbeddedBinaries();
  const launch = planUnprivilegedLaunch(clusterDir, [clusterDir, binaries.postgres]);
  if (launch.owner !== null) makeExecutable(binaries);
  const cluster: Cluster = {
    clusterDir,
    factsPath: join(dataDir, 'postgres.json'),
    logPath: join(dataDir, 'postgres.log'),
    binaries,
    launch,
    durable: options.durable ?? true,
    settings: options.settings ?? {},
    port: options.port ?? null,
    log: options.log ?? (() => {}),
  };
  if (!existsSync(join(clusterDir, 'PG_VERSION'))) {
    cluster.log('Creating the embedded PostgreSQL cluster.');
    await initialise(cluster);
    return start(cluster);
  }
  await assertClusterVersion(clusterDir, MAJOR_VERSION);
  return (await reclaim(cluster)) ?? start(cluster);
}

function initialise(cluster: Cluster): Promise<void> {
  const password = newPassword();
  return initialiseCluster({
    ...cluster,
    password,
    beforePublishing: () =>
      writeConnectionFacts(cluster.factsPath, { url: urlOf(password, 0), port: 0, pid: 0 }),
  });
}

async function reclaim(cluster: Cluster): Promise<EmbeddedPostgres | null> {
  const running = findPostmaster(cluster.clusterDir);
  if (running === null) return null;
  const password = knownPassword(cluster);
  if (password !== null && (await untilReady(cluster.clusterDir, running.pid, READY_WITHIN_MS))) {
    const port = readPostmasterFile(cluster.clusterDir)?.port ?? running.port;
    const url = urlOf(password, port);
    if ((cluster.port ?? port) === port && (await accepts(url))) {
      cluster.log(`Taking over the embedded PostgreSQL that runs as process ${running.pid}.`);
      writeConnectionFacts(cluster.factsPath, { url, port, pid: running.pid });
      return handle(cluster, url, running.pid, true);
    }
  }
  cluster.log(`Stopping an embedded PostgreSQL that does not answer (process ${running.pid}).`);
  await stopPostmaster(running.pid);
  return null;
}

async function start(cluster: Cluster): Promise<EmbeddedPostgres> {
  const password = knownPassword(cluster) ?? (await replacePassword(cluster));
  let port = cluster.port ?? readConnectionFacts(cluster.factsPath)?.port ?? 0;
  for (let attempt = 1; ; attempt++) {
    await clearAway(cluster);
    port = await (cluster.port === null ? freePort(port) : requirePort(port));
    const pid = await spawnServer(cluster, port);
    if (await untilReady(cluster.clusterDir, pid, READY_WITHIN_MS)) {
      const url = urlOf(password, port);
      writeConnectionFacts(cluster.factsPath, { url, port, pid });
      return handle(cluster, url, pid, false);
    }
    await stopPostmaster(pid);
    if (attempt === START_ATTEMPTS) {
      throw new EmbeddedPostgresError(
        'embedded_postgres_start_failed',
        `The embedded PostgreSQL did not start. Its last words: ${logTail(cluster.logPath)}`,
      );
    }
    await delay(RETRY_AFTER_MS);
  }
}

/** A killed server may still be ending and leave a `postmaster.pid`; the second check removes it. */
async function clearAway(cluster: Cluster): Promise<void> {
  const left = findPostmaster(cluster.clusterDir);
  if (left === null) return;
  await stopPostmaster(left.pid);
  findPostmaster(cluster.clusterDir);
}

async function spawnServer(cluster: Cluster, port: number): Promise<number> {
  const settings = { ...SETTINGS, ...(cluster.durable ? {} : { fsync: 'off' }), ...cluster.settings };
  const command = cluster.launch.command(cluster.binaries.postgres, [
    '-D',
    cluster.clusterDir,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = openLog(cluster.logPath);
  try {
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: '/',
      // The gateway's environment contains secrets, and PG* variables for another server.
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', log, log],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) =>
        reject(
          new EmbeddedPostgresError(
            'embedded_postgres_start_failed',
            `${command.file} could not be run.`,
            cause,
          ),
        ),
      );
    });
    child.unref();
    return child.pid!;
  } finally {
    closeSync(log);
  }
}

function handle(cluster: Cluster, url: string, pid: number, reclaimed: boolean): EmbeddedPostgres {
  const stopOnExit = () => {
    if (readPostmasterFile(cluster.clusterDir)?.pid === pid) signalProcess(pid, 'SIGINT');
  };
  process.once('exit', stopOnExit);
  let stopped: Promise<void> | undefined;
  return {
    url,
    pid,
    reclaimed,
    stop() {
      process.removeListener('exit', stopOnExit);
      // One that has died may have left its id to another process.
      stopped ??= findPostmaster(cluster.clusterDir)?.pid === pid ? stopPostmaster(pid) : Promise.resolve();
      return stopped;
    },
  };
}

async function requirePort(port: number): Promise<number> {
  if ((await freePort(port)) === port) return port;
  throw new EmbeddedPostgresError(
    'embedded_postgres_start_failed',
    `Another program has taken port ${port} of the embedded PostgreSQL.`,
  );
}

function knownPassword(cluster: Cluster): string | null {
  const facts = readConnectionFacts(cluster.factsPath);
  return facts === null ? null : new URL(facts.url).password;
}

async function replacePassword(cluster: Cluster): Promise<string> {
  cluster.log('The password of the embedded PostgreSQL is lost: setting another.');
  const password = newPassword();
  await resetPassword(cluster.clusterDir, cluster.binaries, cluster.launch, password);
  return password;
}

function newPassword(): string {
  return randomBytes(24).toString('hex');
}

function urlOf(password: string, port: number): string {
  return `postgres://${EMBEDDED_ROLE}:${password}@127.0.0.1:${port}/${EMBEDDED_DATABASE}`;
}

async function accepts(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function openLog(path: string): number {
  const grown = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_KEPT_BYTES;
  return openSync(path, grown ? 'w' : 'a', 0o600);
}

function logTail(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim().split('\n').slice(-5).join(' | ');
  } catch {
    return '(none)';
  }
}

/** An installation under a strict umask leaves programs that only root may run. */
function makeExecutable(binaries: EmbeddedBinaries): void {
  for (const path of [dirname(binaries.postgres), binaries.postgres, binaries.initdb]) {
    const { mode } = statSync(path);
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  }
}
