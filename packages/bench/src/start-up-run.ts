import { join } from 'node:path';
import type { PeerContext } from './peers/peer.ts';
import { startWeirProcess, weirObstacle } from './peers/weir-process.ts';
import { median } from './statistics.ts';
import type { TargetResult } from './targets.ts';

const MAX_SECOND_START_MS = 4_000;

/** Times from spawn until the gateway lets its API key in. */
export interface StartUpOutcome {
  /** With an empty data directory: database creation and migrations included. */
  readonly firstStartMs: number;
  readonly laterStartsMs: readonly number[];
  readonly targets: readonly TargetResult[];
}

/** Starts the gateway once on an empty data directory, then `rounds` times on the same; or says why it cannot. */
export async function runStartUp(context: PeerContext, rounds: number): Promise<StartUpOutcome | string> {
  const obstacle = weirObstacle(context);
  if (obstacle !== null) return obstacle;
  const dataDirectory = join(context.scratchDirectory, 'weir');
  const timedStart = async () => {
    const weir = await startWeirProcess(context, dataDirectory);
    await weir.child.stop();
    return weir.startUpMs;
  };
  const firstStartMs = await timedStart();
  const laterStartsMs: number[] = [];
  while (laterStartsMs.length < rounds) laterStartsMs.push(await timedStart());
  return { firstStartMs, laterStartsMs, targets: [judgeStartUp(laterStartsMs)] };
}

/** Judges the starts after the first. */
export function judgeStartUp(laterStartsMs: readonly number[]): TargetResult {
  const value = median(laterStartsMs);
  return {
    name: 'start on an existing data directory until ready, ms',
    limit: `≤ ${MAX_SECOND_START_MS}`,
    value,
    verdict: value <= MAX_SECOND_START_MS ? 'pass' : 'fail',
  };
}
