/** The middle value; the mean of the two middle values of an even count. `NaN` for no values. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Half the distance between the smallest and the largest value: the ± beside a median. */
export function halfRange(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  return (Math.max(...values) - Math.min(...values)) / 2;
}

/** Nearest-rank percentile of ascending values; `fraction` is 0 to 1. `NaN` for no values. */
export function percentile(ascending: ArrayLike<number>, fraction: number): number {
  if (ascending.length === 0) return Number.NaN;
  const rank = Math.ceil(fraction * ascending.length);
  return ascending[Math.min(Math.max(rank, 1), ascending.length) - 1]!;
}

/** One value per round; `null` where the round gave none. */
export type Rounds = readonly (number | null)[];

/**
 * Round-by-round quotients, of the rounds in which both sides have a value. Two measurements of one round
 * were taken seconds apart, so what the machine did to one it mostly did to the other.
 */
export function ratiosOfRounds(numerators: Rounds, denominators: Rounds): number[] {
  return pairs(numerators, denominators)
    .filter(([, denominator]) => denominator !== 0)
    .map(([numerator, denominator]) => numerator / denominator);
}

/** Round-by-round differences, of the rounds in which both sides have a value. */
export function differencesOfRounds(minuends: Rounds, subtrahends: Rounds): number[] {
  return pairs(minuends, subtrahends).map(([minuend, subtrahend]) => minuend - subtrahend);
}

function pairs(left: Rounds, right: Rounds): [number, number][] {
  return left.flatMap((value, round) => {
    const other = right[round];
    return isMeasured(value) && isMeasured(other) ? [[value, other] as [number, number]] : [];
  });
}

function isMeasured(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
