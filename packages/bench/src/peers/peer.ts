import type { LoadTarget } from '../load/load-plan.ts';
import type { ChildProcesses } from '../processes/child-processes.ts';
import type { CorePlan } from '../processes/core-pinning.ts';

/** Names of the peers, in the order of the tables. */
export const PEER_NAMES = [
  'direct',
  'nginx',
  'bare',
  'weir',
  'weir-anthropic',
  'weir-limits',
  'weir-redis',
  'weir-otlp',
  'weir-console',
  'portkey',
] as const;

/** A peer's name. */
export type PeerName = (typeof PEER_NAMES)[number];

/** What a peer may use to start. */
export interface PeerContext {
  readonly children: ChildProcesses;
  readonly cores: CorePlan;
  readonly upstream: { readonly port: number; readonly pid: number };
  /** For generated configuration and data; removed after the run. */
  readonly scratchDirectory: string;
  readonly weirEntry: string;
  readonly cpuProfileDirectory: string | null;
}

/** A peer that is ready for load. */
export interface RunningPeer {
  readonly target: LoadTarget;
  /** The processes whose CPU and memory are the peer's. */
  sutPids(): number[];
  /** The processes of its database, which run on the load core and are reported apart. */
  databasePids(): number[];
  /** Records in its usage ledger, or `null` for a peer without one. */
  countLedgerRecords(): Promise<number | null>;
  stop(): Promise<void>;
}

/** A peer that cannot run here, and why. */
export interface SkippedPeer {
  readonly skipped: string;
}

/** Starts one kind of peer. Throws when it should run but does not. */
export type StartPeer = (context: PeerContext) => Promise<RunningPeer | SkippedPeer>;

/** What every peer without a database or a ledger answers. */
export const WITHOUT_LEDGER = {
  databasePids: (): number[] => [],
  countLedgerRecords: (): Promise<null> => Promise.resolve(null),
};
