/**
 * A number as the API knows it. Unknown is null and is never shown as 0; an estimate is marked; a number of a time that
 * has not ended yet is marked too.
 */
export interface ShownNumber {
  readonly text: string;
  readonly state: 'exact' | 'estimated' | 'unknown';
}

export const UNKNOWN: ShownNumber = { text: '–', state: 'unknown' };

/** Formats what is known. */
export function shown<Value>(
  value: Value | null | undefined,
  format: (value: Value) => string,
  estimated = false,
): ShownNumber {
  if (value === null || value === undefined || Number.isNaN(value)) return UNKNOWN;
  return estimated
    ? { text: `~${format(value)}`, state: 'estimated' }
    : { text: format(value), state: 'exact' };
}
