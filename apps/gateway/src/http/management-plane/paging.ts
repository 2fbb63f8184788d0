import { DomainError, type ListOrder, type Page, type PageRequest } from '@weir/domain/kernel';

/** As ids are stored. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const POSITION_BY_NAME = /^(-?name) ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}.+)$/su;
const NEWEST_FIRST: ListOrder = '-created_at';

/** Which page of a list is asked for. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly sort?: ListOrder;
}

/** The parsed query of a list: the page, and filters. */
export type ListQuery = PageQuery & Readonly<Record<string, string | number | undefined>>;

/** The page that a list's query asks for. Throws DomainError `invalid_parameter` for a cursor that Weir did not make. */
export function toPageRequest({ limit, cursor, sort }: PageQuery): PageRequest {
  const order = sort === undefined ? {} : { order: sort };
  if (cursor === undefined) return { limit, after: null, ...order };
  const { order: orderOfCursor, position } = parseCursor(cursor);
  if (orderOfCursor !== (sort ?? NEWEST_FIRST)) throw invalidCursor('belongs to a list with another order');
  return { limit, after: position, ...order };
}

/** A position, behind the order that it is in; newest first needs no mention. */
function toCursor(sort: ListOrder | undefined, position: string): string {
  const text = sort === undefined || sort === NEWEST_FIRST ? position : `${sort} ${position}`;
  return Buffer.from(text, 'utf8').toString('base64url');
}

function parseCursor(cursor: string): { readonly order: string; readonly position: string } {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (UUID.test(text)) return { order: NEWEST_FIRST, position: text };
  const match = POSITION_BY_NAME.exec(text);
  // PostgreSQL takes no NUL in a text.
  if (match === null || text.includes('\0')) throw invalidCursor('is not a cursor that this list returned');
  return { order: match[1]!, position: match[2]! };
}

function invalidCursor(problem: string): DomainError {
  return new DomainError('invalid_parameter', `cursor: ${problem}`, { param: 'cursor' });
}

/** The body of a list. Everything in its query but the page is a filter. */
export function toList<Item, Wire>(
  query: ListQuery,
  { items, next }: Page<Item>,
  toWire: (item: Item) => Wire,
): { data: Wire[]; has_more: boolean; next_cursor: string | null; filter: Record<string, string> } {
  const { limit: _limit, cursor: _cursor, ...filter } = query;
  return {
    data: items.map(toWire),
    has_more: next !== null,
    next_cursor: next === null ? null : toCursor(query.sort, next),
    filter: Object.fromEntries(
      Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}
