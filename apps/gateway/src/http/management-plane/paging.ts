import { DomainError, type Page, type PageRequest } from '@weir/domain/kernel';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The parsed query of a list: the page, and filters. */
export type ListQuery = { readonly limit: number; readonly cursor?: string | undefined } & Readonly<
  Record<string, string | number | undefined>
>;

/** The page that a list's query asks for. Throws DomainError `invalid_parameter` for a cursor that Weir did not make. */
export function toPageRequest({ limit, cursor }: ListQuery): PageRequest {
  if (cursor === undefined) return { limit, after: null };
  const after = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!UUID.test(after)) {
    throw new DomainError('invalid_parameter', 'cursor: is not one that a list has given out', {
      param: 'cursor',
    });
  }
  return { limit, after };
}

/** The body of a list. Everything in its query but the page is a filter. */
export function toList<Item, Wire>(
  { limit: _limit, cursor: _cursor, ...filter }: ListQuery,
  { items, next }: Page<Item>,
  toWire: (item: Item) => Wire,
): { data: Wire[]; has_more: boolean; next_cursor: string | null; filter: Record<string, string> } {
  return {
    data: items.map(toWire),
    has_more: next !== null,
    next_cursor: next === null ? null : Buffer.from(next, 'latin1').toString('base64url'),
    filter: Object.fromEntries(
      Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}
