/**
 * The wanted part of a list. Lists are ordered by id, newest first. Ids sort by creation time, so new items never change
 * the pages that follow.
 */
export interface PageRequest {
  /** 1–100. */
  readonly limit: number;
  /** The id of the last item of the page before; null for the first page. */
  readonly after: string | null;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The `after` of the next page; null when this is the last. */
  readonly next: string | null;
}

/** Makes a page from rows that were read with a limit one above the page's. */
export function toPage<Item>(rows: readonly Item[], limit: number, idOf: (item: Item) => string): Page<Item> {
  if (rows.length <= limit) return { items: rows, next: null };
  const items = rows.slice(0, limit);
  return { items, next: idOf(items[limit - 1]!) };
}
