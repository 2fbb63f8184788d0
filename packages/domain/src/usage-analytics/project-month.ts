/** What a month will have cost. */
export interface MonthProjection {
  readonly spentNanoUsd: bigint;
  /** Null with fewer than three whole days to go by. */
  readonly projectedNanoUsd: bigint | null;
  /** Four of five months end within so much of it, if days are independent of each other. Null as above. */
  readonly errorNanoUsd: bigint | null;
}

const DAY_MS = 86_400_000;
const MIN_DAYS = 3;
/** Of a normal distribution: 80 % are within it. */
const EIGHTY_PERCENT = 1.2816;

/**
 * What was spent, and for the rest of the month the mean of the last whole days: 28, so that each day of the week counts
 * four times, or those since the first cost. Pure.
 *
 * @param dailyCosts of whole days before today, the oldest first
 */
export function projectMonth(
  spentNanoUsd: bigint,
  dailyCosts: readonly bigint[],
  remainingMs: number,
): MonthProjection {
  const firstCost = dailyCosts.findIndex((cost) => cost > 0n);
  const days = firstCost === -1 ? [] : dailyCosts.slice(firstCost);
  if (days.length < MIN_DAYS) return { spentNanoUsd, projectedNanoUsd: null, errorNanoUsd: null };
  const remainingDays = Math.max(0, remainingMs) / DAY_MS;
  const sum = days.reduce((total, cost) => total + cost, 0n);
  const mean = Number(sum) / days.length;
  const variance = days.reduce((total, cost) => total + (Number(cost) - mean) ** 2, 0) / (days.length - 1);
  return {
    spentNanoUsd,
    projectedNanoUsd: spentNanoUsd + whole(mean * remainingDays),
    errorNanoUsd: whole(EIGHTY_PERCENT * Math.sqrt(variance * remainingDays)),
  };
}

function whole(nanoUsd: number): bigint {
  return BigInt(Math.round(nanoUsd));
}
