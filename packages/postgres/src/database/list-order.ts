import { type PageRequest, splitPosition } from '@weir/domain/kernel';
import { type RawBuilder, sql } from 'kysely';

/** The columns that a list can be ordered by. */
export interface OrderedColumns {
  readonly id: RawBuilder<string>;
  readonly name: RawBuilder<string>;
}

/** What comes after the page before, and in which order. By name, equal names are ordered by id. */
export function listOrder(
  { order = '-created_at', after }: PageRequest,
  { id, name }: OrderedColumns,
): { readonly where: RawBuilder<boolean>; readonly orderBy: RawBuilder<unknown> } {
  if (order === '-created_at') {
    return { where: after === null ? sql`true` : sql`${id} < ${after}::uuid`, orderBy: sql`${id} desc` };
  }
  const last = after === null ? null : splitPosition(after);
  const row = sql`(lower(${name}), ${id})`;
  const lastRow = last && sql`(lower(${last.name}::text), ${last.id}::uuid)`;
  return order === 'name'
    ? { where: lastRow ? sql`${row} > ${lastRow}` : sql`true`, orderBy: sql`lower(${name}), ${id}` }
    : {
        where: lastRow ? sql`${row} < ${lastRow}` : sql`true`,
        orderBy: sql`lower(${name}) desc, ${id} desc`,
      };
}

/** Sorts after every character of a text. */
const LAST_CHARACTER = '\u{10ffff}';

/** Whether a text begins so, in any case. As a range, in the collation of the indexes for it, so that these can be used. */
export function beginsInAnyCase(column: RawBuilder<string>, beginning: string): RawBuilder<boolean> {
  const [text, from] = [sql`lower(${column}) collate "C"`, sql`lower(${beginning}::text)`];
  return sql`(${text} >= ${from} collate "C" and ${text} < (${from} || ${LAST_CHARACTER}) collate "C")`;
}
