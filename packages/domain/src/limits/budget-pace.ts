/** How long what is left of a quota lasts when it is used as in the days before. */
export interface BudgetPace {
  /** In the unit of the quota. */
  readonly perDay: number;
  /** Days from now until nothing is left. */
  readonly days: number;
  /** In 8 of 10 cases it lasts between this… */
  readonly daysLow: number;
  /** …and this; null where it may as well last for ever. */
  readonly daysHigh: number | null;
  /** How many days this is concluded from. */
  readonly fromDays: number;
}

/** Fewer say too little of how much the days differ. */
const MIN_DAYS = 3;
/** Between the 10th and the 90th percentile of a normal distribution. */
const Z = 1.2816;

/**
 * Estimates by the mean of the days, with the prediction interval of a sum of `t` further days: the days differ (`t·s²`), and their
 * mean is uncertain itself (`t²·s²/n`).
 *
 * @param remaining what is left, in the unit of the quota
 * @param days what was used on each whole day, oldest first; those before the first use say nothing
 * @returns null for fewer than three days
 */
export function budgetPace(remaining: bigint, days: readonly bigint[]): BudgetPace | null {
  const first = days.findIndex((used) => used > 0n);
  const used = first === -1 ? [] : days.slice(first).map(Number);
  const n = used.length;
  if (n < MIN_DAYS) return null;
  const mean = used.reduce((sum, one) => sum + one, 0) / n;
  const variance = used.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  // Where mean·t ± Z·√(t·s² + t²·s²/n) is what is left: the roots of a·t² + b·t + c.
  const left = Number(remaining);
  const spread = Z * Z * variance;
  const a = mean * mean - spread / n;
  const b = -(2 * left * mean + spread);
  const c = left * left;
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return {
    perDay: mean,
    days: left / mean,
    daysLow: (2 * c) / (root - b),
    daysHigh: a > 0 ? (root - b) / (2 * a) : null,
    fromDays: n,
  };
}
