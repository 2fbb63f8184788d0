/**
 * The change as a share of the value before, for a card.
 *
 * @returns null where there was nothing before, undefined where there is nothing to compare
 */
export function prepareChange(now: number | null, before: number | null): number | null | undefined {
  if (now === null || before === null) return undefined;
  if (before === 0) return now === 0 ? undefined : null;
  return (now - before) / before;
}
