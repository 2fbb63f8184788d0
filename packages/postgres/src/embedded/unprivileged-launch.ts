import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** How to run a PostgreSQL program: as the current user, or as an ordinary user when that is root. */
export interface Launch {
  /** The required owner of the cluster's files; null for the current user. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  command(program: string, args: readonly string[]): LaunchCommand;
}

export interface LaunchCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

const CAPABILITIES = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
];

/**
 * PostgreSQL does not run as root. For root, its programs run as the owner of the cluster if there is one, else as the
 * user `postgres` of /etc/passwd, else as `nobody`: no user is ever added to the system.
 *
 * That user often cannot reach the directories: a data directory below /root or a `mktemp -d` (mode 0700), an installation
 * in /root. Then setpriv(1) gives the server one ambient capability, to search directories and read files in any mode,
 * and no other: it still writes only to its own files. The alternatives were worse: widening the modes of directories that
 * are not ours, or a cluster outside the data directory.
 *
 * @param reachable paths the programs must be able to reach
 */
export function planUnprivilegedLaunch(clusterDir: string, reachable: readonly string[]): Launch {
  const self = process.geteuid?.();
  if (self !== 0) {
    const found = statSync(clusterDir, { throwIfNoEntry: false });
    if (found !== undefined && found.uid !== self) {
      throw new EmbeddedPostgresError(
        'embedded_postgres_unreachable_directory',
        `${clusterDir} belongs to another user (${found.uid}), perhaps since it was once started as root.`,
      );
    }
    return { owner: null, command: (file, args) => ({ file, args, options: {} }) };
  }
  const owner = clusterOwner(clusterDir) ?? passwdUser('postgres') ?? passwdUser('nobody');
  if (owner === null) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_unsupported',
      'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.',
    );
  }
  if (reachable.every((path) => canReach(path, owner))) {
    return { owner, command: (file, args) => ({ file, args, options: owner }) };
  }
  const capability = CAPABILITIES.find(({ bit }) => (effectiveCapabilities() & (1n << bit)) !== 0n);
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
  if (capability === undefined || setpriv === undefined) {
    throw new EmbeddedPostgresError(
      'embedded_postgres_unreachable_directory',
      `PostgreSQL does not run as root, and the user it runs as instead (${owner.uid}) cannot reach ${reachable
        .filter((path) => !canReach(path, owner))
        .join(' and ')}. Choose a data directory it can reach, or do not run as root.`,
    );
  }
  const privileges = [
    // Without it access(2), by which initdb looks for postgres, ignores the capability.
    '--securebits=+no_setuid_fixup',
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    `--inh-caps=-all,+${capability.name}`,
    `--ambient-caps=-all,+${capability.name}`,
  ];
  return {
    owner,
    command: (file, args) => ({ file: setpriv, args: [...privileges, file, ...args], options: {} }),
  };
}

function clusterOwner(clusterDir: string): Launch['owner'] {
  const stats = statSync(clusterDir, { throwIfNoEntry: false });
  return stats === undefined || stats.uid === 0 ? null : { uid: stats.uid, gid: stats.gid };
}

function passwdUser(name: string): Launch['owner'] {
  if (!existsSync('/etc/passwd')) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((candidate) => candidate.startsWith(`${name}:`));
  if (line === undefined) return null;
  const [, , uid, gid] = line.split(':');
  return Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Whether the user may search all directories above the path, according to their modes. */
function canReach(path: string, user: { uid: number; gid: number }): boolean {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const stats = statSync(directory, { throwIfNoEntry: false });
    if (stats !== undefined) {
      const searchBit = stats.uid === user.uid ? 0o100 : stats.gid === user.gid ? 0o010 : 0o001;
      if ((stats.mode & searchBit) === 0) return false;
    }
    if (directory === dirname(directory)) return true;
  }
}

function effectiveCapabilities(): bigint {
  try {
    const status = readFileSync('/proc/self/status', 'latin1');
    return BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
  } catch {
    return 0n;
  }
}
