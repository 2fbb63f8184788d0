import { measure } from './measure.ts';
import { isSound, type Measurement } from './measurement.ts';
import type { PeerContext, PeerName, RunningPeer } from './peers/peer.ts';
import { PEERS } from './peers/peers.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

/** What to run. */
export interface BenchmarkOptions {
  readonly peers: readonly PeerName[];
  readonly scenarios: readonly ScenarioName[];
  readonly rounds: number;
  /** Rounds run first and thrown away, in which just-in-time compilers settle. */
  readonly warmUpRounds: number;
  readonly warmUpMs: number;
  readonly windowMs: number;
  readonly includeUsage: boolean;
}

/** The result of a run. */
export interface BenchmarkOutcome {
  readonly measurements: readonly Measurement[];
  /** Measurements with a failed request or a ledger that does not add up, those of warm-up rounds included. */
  readonly unsound: readonly Measurement[];
  readonly skipped: Readonly<Partial<Record<PeerName, string>>>;
}

/**
 * Starts the peers and measures every one of them once per scenario and round, in an order that rotates, so
 * that what the machine does over time falls on all of them alike.
 */
export async function runBenchmark(
  context: PeerContext,
  options: BenchmarkOptions,
  onProgress: (line: string) => void,
): Promise<BenchmarkOutcome> {
  const running = new Map<PeerName, RunningPeer>();
  const skipped: Partial<Record<PeerName, string>> = {};
  try {
    for (const name of options.peers) {
      const peer = await PEERS[name](context);
      if ('skipped' in peer) {
        skipped[name] = peer.skipped;
        onProgress(`${name}: skipped, ${peer.skipped}`);
      } else {
        running.set(name, peer);
        onProgress(`${name}: ready`);
      }
    }
    return { ...(await runRounds(context, options, running, onProgress)), skipped };
  } finally {
    await Promise.all([...running.values()].map((peer) => peer.stop()));
  }
}

async function runRounds(
  context: PeerContext,
  options: BenchmarkOptions,
  running: ReadonlyMap<PeerName, RunningPeer>,
  onProgress: (line: string) => void,
): Promise<Pick<BenchmarkOutcome, 'measurements' | 'unsound'>> {
  const measurements: Measurement[] = [];
  const unsound: Measurement[] = [];
  for (let round = -options.warmUpRounds; round < options.rounds; round++) {
    for (const scenario of options.scenarios) {
      for (const [peerName, peer] of rotated([...running], round + options.warmUpRounds)) {
        const measurement = await measure(peer, {
          peerName,
          scenario: SCENARIOS[scenario],
          round,
          warmUpMs: options.warmUpMs,
          windowMs: options.windowMs,
          includeUsage: options.includeUsage,
          upstreamPid: context.upstream.pid,
          sutCore: context.cores.sut,
        });
        if (round >= 0) measurements.push(measurement);
        if (!isSound(measurement)) unsound.push(measurement);
        onProgress(progressLine(measurement));
      }
    }
  }
  return { measurements, unsound };
}

/** The items, beginning with the one at `shift`. */
export function rotated<T>(items: readonly T[], shift: number): T[] {
  const start = items.length === 0 ? 0 : shift % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

function progressLine(measurement: Measurement): string {
  const { round, scenario, peer, metrics, failures, ledger } = measurement;
  const rate =
    metrics.chunksPerSecond === null
      ? `${(metrics.requestsPerSecond ?? 0).toFixed(0)} requests/s`
      : `${metrics.chunksPerSecond.toFixed(0)} chunks/s`;
  const failed = Object.entries(failures).map(([kind, count]) => `${kind} × ${count}`);
  if (ledger !== null && ledger.expected !== ledger.found) {
    failed.push(`ledger has ${ledger.found} of ${ledger.expected}`);
  }
  const name = round < 0 ? 'warm-up' : `round ${round + 1}`;
  return `${name}, ${scenario}, ${peer}: ${rate}${failed.length > 0 ? `; FAILED: ${failed.join(', ')}` : ''}`;
}
