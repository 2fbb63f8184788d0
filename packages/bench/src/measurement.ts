import type { LedgerCheck } from './ledger.ts';
import type { PeerName } from './peers/peer.ts';
import type { ScenarioName } from './scenarios.ts';

/** Names of the measured figures, the unit last. */
export const METRIC_NAMES = [
  'cpuUsPerRequest',
  'cpuUsPerChunk',
  'databaseCpuUsPerRequest',
  'requestsPerSecond',
  'chunksPerSecond',
  'latencyP50Ms',
  'latencyP99Ms',
  'timeToFirstTokenP50Ms',
  'timeToFirstTokenP99Ms',
  'chunkGapP50Ms',
  'chunkGapP99Ms',
  'chunkDelayP50Ms',
  'chunkDelayP99Ms',
  'residentMb',
  'sutCoreShare',
  'strangersShare',
  'loadCoreShare',
  'sendLatenessP99Ms',
] as const;

/** A measured figure's name. */
export type MetricName = (typeof METRIC_NAMES)[number];

/** One peer in one scenario in one round. A figure that does not apply is `null`. */
export interface Measurement {
  readonly peer: PeerName;
  readonly scenario: ScenarioName;
  readonly round: number;
  readonly windowMs: number;
  /** Requests answered completely and correctly, warm-up and drain included. */
  readonly completedRequests: number;
  /** Of these, answered with exactly the upstream's bytes. */
  readonly byteIdenticalRequests: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly ledger: LedgerCheck | null;
  readonly metrics: Readonly<Record<MetricName, number | null>>;
}

/** Whether every request was answered in full and in order and the ledger, if any, has each of them. */
export function isSound(measurement: Measurement): boolean {
  const { failures, ledger, completedRequests } = measurement;
  if (Object.keys(failures).length > 0 || completedRequests === 0) return false;
  return ledger === null || ledger.expected === ledger.found;
}
