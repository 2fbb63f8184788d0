import type { Candidate } from './candidate.ts';
import type { RoutingStrategy } from './routing-policy.ts';

/**
 * Chooses one of the deployments of a tier.
 *
 * @param candidates at least one
 * @param random evenly spread, from 0 up to but not including 1
 */
export function chooseByStrategy(
  strategy: RoutingStrategy,
  candidates: readonly Candidate[],
  random: () => number,
  nowUs: number,
): Candidate {
  switch (strategy) {
    case 'round_robin':
      return inTurn(candidates, () => 1);
    case 'weighted':
      return inTurn(candidates, ({ deployment }) => deployment.weight);
    case 'least_busy':
      return leastBusy(candidates);
    case 'latency':
      return soonerOfTwo(candidates, random, nowUs);
  }
}

/** Smooth weighted round robin, as nginx has it: each is owed its weight with every choice, and whoever is chosen pays for all. */
function inTurn(candidates: readonly Candidate[], weightOf: (candidate: Candidate) => number): Candidate {
  let chosen = candidates[0]!;
  let total = 0;
  for (const candidate of candidates) {
    const weight = weightOf(candidate);
    candidate.load.owed += weight;
    total += weight;
    if (candidate.load.owed > chosen.load.owed) chosen = candidate;
  }
  chosen.load.owed -= total;
  return chosen;
}

/** In turn among those that are equally busy. */
function leastBusy(candidates: readonly Candidate[]): Candidate {
  const fewest = Math.min(...candidates.map(({ load }) => load.running));
  return inTurn(
    candidates.filter(({ load }) => load.running === fewest),
    () => 1,
  );
}

/** Two at random keep a herd from the one that was fastest a moment ago. */
function soonerOfTwo(candidates: readonly Candidate[], random: () => number, nowUs: number): Candidate {
  const count = candidates.length;
  const first = Math.floor(random() * count);
  if (count === 1) return candidates[first]!;
  const second = (first + 1 + Math.floor(random() * (count - 1))) % count;
  const [a, b] = [candidates[first]!, candidates[second]!];
  const [costOfA, costOfB] = [expectedUs(a, nowUs), expectedUs(b, nowUs)];
  if (costOfA === costOfB) return b.load.running < a.load.running ? b : a;
  return costOfB < costOfA ? b : a;
}

/** Unknown is the least, so that every deployment is measured. */
function expectedUs({ load }: Candidate, nowUs: number): number {
  return load.ttftUs(nowUs) * (load.running + 1);
}
