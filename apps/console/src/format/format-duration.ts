const UNITS = [
  ['day', 86_400_000_000],
  ['hour', 3_600_000_000],
  ['minute', 60_000_000],
  ['second', 1_000_000],
  ['millisecond', 1_000],
] as const;

/** A duration in microseconds, in the largest unit that it fills: `93.6 ms`, `2.4 s`. */
export function formatDurationUs(us: number, locale: string): string {
  const [unit, size] =
    UNITS.find(([unit, size]) => Math.abs(us) >= size || (us === 0 && unit === 'millisecond')) ??
    (['microsecond', 1] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(us / size);
}
