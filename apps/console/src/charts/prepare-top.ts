/**
 * The largest of many, and the rest put together, so that the sum stays the same.
 *
 * @returns `rest` is null when nothing is left
 */
export function prepareTop<Item>(
  items: readonly Item[],
  size: (item: Item) => number,
  maximum: number,
): {
  readonly top: readonly Item[];
  readonly rest: { readonly count: number; readonly size: number } | null;
} {
  const sorted = items.toSorted((one, other) => size(other) - size(one));
  const left = sorted.slice(maximum);
  if (left.length === 0) return { top: sorted, rest: null };
  return {
    top: sorted.slice(0, maximum),
    rest: { count: left.length, size: left.reduce((sum, item) => sum + size(item), 0) },
  };
}
