/** Counts are stored as 32-bit integers. */
const MAX_COUNT = 2_147_483_647;

/** A count from an upstream; null unless it is a whole number that can be stored. */
export function tokenCount(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_COUNT
    ? (value as number)
    : null;
}
