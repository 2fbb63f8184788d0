import type { Candidate } from './candidate.ts';
import { mix } from './hash.ts';

/** A deployment may be so much busier than the average of its tier before keys move away from it. */
const BUSIER_THAN_AVERAGE = 1.5;
const BUSIER_BY = 2;

/**
 * Rendezvous hashing with bounded loads: each key has its own order of deployments, so that one that goes away moves only its
 * own keys, and gets them back when it returns. Of this order the first is taken that is not much busier than the others.
 *
 * @param candidates at least one
 * @param byWeight whether a deployment gets keys in proportion to its weight
 */
export function chooseByKey(key: number, candidates: readonly Candidate[], byWeight: boolean): Candidate {
  let running = 0;
  for (const { load } of candidates) running += load.running;
  const bound = (running / candidates.length) * BUSIER_THAN_AVERAGE + BUSIER_BY;
  let chosen = candidates[0]!;
  let highest = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    // The least busy one is always below the bound.
    if (candidate.load.running >= bound) continue;
    const score = scoreOf(key, candidate, byWeight);
    if (score <= highest) continue;
    highest = score;
    chosen = candidate;
  }
  return chosen;
}

/** With a score of -weight / ln(u) the highest of several is as likely as its weight says. */
function scoreOf(key: number, { deployment, load }: Candidate, byWeight: boolean): number {
  const u = (mix(key ^ load.hash) + 0.5) / 0x1_0000_0000;
  return (byWeight ? deployment.weight : 1) / -Math.log(u);
}
