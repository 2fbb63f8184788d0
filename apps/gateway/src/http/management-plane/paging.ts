import { DomainError, type Page, type PageRequest } from '@weir/domain/kernel';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The page that a list's query asks for. Throws DomainError `invalid_parameter` for a cursor that Weir did not make. */
export function toPageRequest({
  limit,
  cursor,
}: {
  limit: number;
  cursor?: string | undefined;
}): PageRequest {
  if (cursor === undefined) return { limit, after: null };
  const after = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!UUID.test(after)) {
    throw new DomainError('invalid_parameter', 'cursor: is not one that a list has given out', {
      param: 'cursor',
    });
  }
  return { limit, after };
}

/** The body of a list. */
export function toList<Item, Wire>(
  { items, next }: Page<Item>,
  toWire: (item: Item) => Wire,
): { data: Wire[]; has_more: boolean; next_cursor: string | null } {
  return {
    data: items.map(toWire),
    has_more: next !== null,
    next_cursor: next === null ? null : Buffer.from(next, 'latin1').toString('base64url'),
  };
}
