import { measure } from './measure.ts';
import { isSound, type Measurement } from './measurement.ts';
import type { PeerContext, PeerName } from './peers/peer.ts';
import { PEERS } from './peers/peers.ts';
import { SCENARIOS } from './scenarios.ts';
import type { TargetResult } from './targets.ts';

const MAX_RESIDENT_MB = 300;

/** The last round may be this much above the first and still be called flat. */
const MAX_GROWTH = 1.1;

/** Resident memory of one peer after each round of 1,000 streams. */
export interface MemoryOutcome {
  readonly peer: PeerName;
  readonly residentMb: readonly number[];
  readonly measurements: readonly Measurement[];
  readonly isSound: boolean;
  readonly targets: readonly TargetResult[];
}

/**
 * Runs rounds of 1,000 streams against a fresh process of the peer; the reason in words if it cannot run. The
 * warm-up rounds, in which every heap grows to its working size, count for soundness but not for memory.
 */
export async function runMemory(
  context: PeerContext,
  peerName: PeerName,
  options: { rounds: number; warmUpRounds: number; warmUpMs: number; windowMs: number },
): Promise<MemoryOutcome | string> {
  const peer = await PEERS[peerName](context);
  if ('skipped' in peer) return peer.skipped;
  const measurements: Measurement[] = [];
  try {
    for (let round = -options.warmUpRounds; round < options.rounds; round++) {
      measurements.push(
        await measure(peer, {
          peerName,
          scenario: SCENARIOS['streams-1000'],
          round,
          warmUpMs: options.warmUpMs,
          windowMs: options.windowMs,
          includeUsage: false,
          upstreamPid: context.upstream.pid,
          sutCore: context.cores.sut,
        }),
      );
    }
  } finally {
    await peer.stop();
  }
  const measured = measurements.filter(({ round }) => round >= 0);
  const residentMb = measured.map((measurement) => measurement.metrics.residentMb ?? Number.NaN);
  return {
    peer: peerName,
    residentMb,
    measurements,
    isSound: measurements.every(isSound),
    targets: judgeMemory(residentMb),
  };
}

/** Judges resident memory per round: never above 300 MB, and not growing. */
export function judgeMemory(residentMb: readonly number[]): TargetResult[] {
  const highest = Math.max(...residentMb);
  const growth = residentMb.length < 2 ? null : residentMb.at(-1)! / residentMb[0]!;
  return [
    {
      name: 'resident memory after 1,000 streams, MB, highest round',
      limit: `≤ ${MAX_RESIDENT_MB}`,
      value: highest,
      verdict: highest <= MAX_RESIDENT_MB ? 'pass' : 'fail',
    },
    {
      name: 'resident memory, last round to first',
      limit: `≤ ${MAX_GROWTH}`,
      value: growth,
      verdict: growth === null ? 'not measured' : growth <= MAX_GROWTH ? 'pass' : 'fail',
    },
  ];
}
