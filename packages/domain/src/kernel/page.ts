/** Newest first, or by name in any case, from the first or from the last. */
export type ListOrder = '-created_at' | 'name' | '-name';

/**
 * The wanted part of a list. Lists are ordered by id, newest first, unless they say otherwise. Ids sort by creation time, so
 * new items never change the pages that follow.
 */
export interface PageRequest {
  /** 1–100. */
  readonly limit: number;
  /** The {@link positionOf} the last item of the page before; null for the first page. */
  readonly after: string | null;
  /** Default `-created_at`. Only for lists that can be ordered by name. */
  readonly order?: ListOrder;
}

const ID_LENGTH = 36;

/**
 * Where an item is in a list: its id, and in a list by name also the name that it had. So the next page begins at the same
 * place when the item is renamed or deleted meanwhile.
 */
export function positionOf(order: ListOrder | undefined, id: string, name: string): string {
  return order === undefined || order === '-created_at' ? id : `${id}${name}`;
}

/** The parts of a position in a list by name. */
export function splitPosition(position: string): { readonly id: string; readonly name: string } {
  return { id: position.slice(0, ID_LENGTH), name: position.slice(ID_LENGTH) };
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The `after` of the next page; null when this is the last. */
  readonly next: string | null;
}

/** Makes a page from rows that were read with a limit one above the page's. */
export function toPage<Item>(
  rows: readonly Item[],
  limit: number,
  position: (item: Item) => string,
): Page<Item> {
  if (rows.length <= limit) return { items: rows, next: null };
  const items = rows.slice(0, limit);
  return { items, next: position(items[limit - 1]!) };
}
