import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { EmbeddedBinaries } from './embedded-binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { Launch } from './unprivileged-launch.ts';

/** The role of the gateway: owns its database, may create others, is no superuser. */
export const EMBEDDED_ROLE = 'weir';
export const EMBEDDED_DATABASE = 'weir';

/** Only the gateway's role may connect, and only over loopback; the superuser uses single-user mode. */
const HOST_BASED_AUTHENTICATION = [
  'host all weir 127.0.0.1/32 scram-sha-256',
  'host all all all reject',
  '',
].join('\n');

export interface ClusterInitialisation {
  readonly clusterDir: string;
  readonly binaries: EmbeddedBinaries;
  readonly launch: Launch;
  /** Alphanumeric. */
  readonly password: string;
  /** False skips waiting for the disk: for throw-away clusters. */
  readonly durable: boolean;
  /** Called when the cluster is complete, before it is moved to its place. Store what must be known about it here. */
  readonly beforePublishing: () => void;
}

/** Makes a cluster with one role and database. Killed at any moment, it leaves either no `clusterDir` or a complete one. */
export async function initialiseCluster(initialisation: ClusterInitialisation): Promise<void> {
  const { clusterDir, binaries, launch, durable } = initialisation;
  await removeUnfinished(clusterDir);
  // A new name each time: an initdb whose parent was killed may still be writing under the last one.
  const staging = `${clusterDir}.initialising-${randomBytes(4).toString('hex')}`;
  await mkdir(staging, { recursive: true, mode: 0o700 });
  if (launch.owner !== null) await chown(staging, launch.owner.uid, launch.owner.gid);
  await runProgram(launch, binaries.initdb, [
    `--pgdata=${staging}`,
    '--username=postgres',
    '--auth=reject',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  await writeFile(join(staging, 'pg_hba.conf'), HOST_BASED_AUTHENTICATION);
  await runSingleUser(launch, binaries, staging, durable, [
    `create role ${EMBEDDED_ROLE} login createdb password '${initialisation.password}'`,
    `create database ${EMBEDDED_DATABASE} owner ${EMBEDDED_ROLE}`,
  ]);
  initialisation.beforePublishing();
  await rename(staging, clusterDir);
}

async function removeUnfinished(clusterDir: string): Promise<void> {
  const prefix = `${basename(clusterDir)}.initialising-`;
  for (const name of await readdir(dirname(clusterDir))) {
    if (!name.startsWith(prefix)) continue;
    // What cannot be removed now is removed at the next initialisation; until then it does no harm.
    await rm(join(dirname(clusterDir), name), { recursive: true, force: true }).catch(() => {});
  }
}

/** Sets a new password of the role, for a cluster whose password was lost. The server must not be running. */
export async function resetPassword(
  clusterDir: string,
  binaries: EmbeddedBinaries,
  launch: Launch,
  password: string,
): Promise<void> {
  await runSingleUser(launch, binaries, clusterDir, true, [
    `alter role ${EMBEDDED_ROLE} password '${password}'`,
  ]);
}

/** @throws EmbeddedPostgresError `embedded_postgres_version_mismatch` */
export async function assertClusterVersion(clusterDir: string, expectedMajor: string): Promise<void> {
  const found = (await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).trim();
  if (found !== expectedMajor) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_version_mismatch',
      `${basename(dirname(clusterDir))}/${basename(clusterDir)} was made by PostgreSQL ${found}, this is ${expectedMajor}.`,
    );
  }
}

/** Statements go to the server's standard input, so that no password is in the list of processes. */
function runSingleUser(
  launch: Launch,
  binaries: EmbeddedBinaries,
  clusterDir: string,
  durable: boolean,
  statements: readonly string[],
): Promise<void> {
  const settings = [
    // The password is random: a slow hash would only make connecting slower, by about 2 ms of CPU on each side.
    ...['-c', 'scram_iterations=1'],
    ...(durable ? [] : ['-c', 'fsync=off']),
  ];
  const args = ['--single', '-D', clusterDir, ...settings, 'postgres'];
  return runProgram(launch, binaries.postgres, args, `${statements.join(';\n')};\n`);
}

function runProgram(launch: Launch, program: string, args: readonly string[], input = ''): Promise<void> {
  const command = launch.command(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      // Away from our own directory, which the other user may not be able to enter.
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const keepTail = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout.on('data', keepTail);
    child.stderr.on('data', keepTail);
    // A program that has already ended reports this by its exit.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const fail = (reason: string, cause?: unknown) =>
      reject(
        new EmbeddedPostgresError(
          'embedded_postgres_initialisation_failed',
          `${basename(program)} ${reason}. Its last words: ${output.trim()}`,
          cause,
        ),
      );
    child.on('error', (error) => fail('could not be run', error));
    child.on('close', (code, signal) => {
      // Single-user mode exits with 0 even when a statement failed.
      if (code === 0 && !/^.*\b(ERROR|FATAL|PANIC): /m.test(output)) resolve();
      else fail(`failed (${code === null ? signal : `exit code ${code}`})`);
    });
  });
}
