import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** What a cell is: a key, its owner at that time, and a model. */
const CELL_KEY = ['organization_id', 'workspace_id', 'api_key_id', 'user_id', 'model', 'provider'] as const;
export const CELL_COLUMNS = sql.raw(CELL_KEY.join(', '));
const CELLS_AT_A_TIME = 2_000;

/** The owner is not part of what the index is searched by. */
export const isOfCell = (of: string) =>
  sql.raw(
    CELL_KEY.map((column) =>
      column === 'user_id'
        ? `cell.user_id is not distinct from ${of}.user_id`
        : `cell.${column} = ${of}.${column}`,
    ).join(' and '),
  );

/** Inserts the cells of rows of usage, as far as they are not there. The table's name is `usage`. */
export async function knowCells(kysely: Kysely<DB>, from: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into usage_cells (${CELL_COLUMNS})
    select ${CELL_COLUMNS} from (select distinct ${CELL_COLUMNS} from ${from}) as used
    where not exists (select from usage_cells as cell where ${isOfCell('used')})
    order by ${CELL_COLUMNS}
    on conflict do nothing`.execute(kysely);
}

/** What a cell is told apart by. */
export const CELL_DIMENSIONS = ['user_id', 'api_key_id', 'model', 'provider'] as const;
export type CellDimension = (typeof CELL_DIMENSIONS)[number];

/** The cells that this process met: of each, the number of its user, key, model and provider. Cells never change. */
export class CellDirectory {
  readonly #kysely: Kysely<DB>;
  readonly #names: Readonly<Record<CellDimension, (string | null)[]>> = {
    user_id: [],
    api_key_id: [],
    model: [],
    provider: [],
  };
  readonly #numberOf = new Map<CellDimension, Map<string | null, number>>(
    CELL_DIMENSIONS.map((dimension) => [dimension, new Map()]),
  );
  /** By the id of a cell, one more than the number; 0 for cells that are not known. */
  #numbers = new Map<CellDimension, Int32Array>(
    CELL_DIMENSIONS.map((dimension) => [dimension, new Int32Array(0)]),
  );

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  /** Reads those that are not known. Throws DomainError `database_unavailable`. */
  async know(cells: Int32Array): Promise<void> {
    const known = this.#numbers.get('model')!;
    const unknown = [...cells.filter((cell) => (known[cell] ?? 0) === 0)];
    for (let at = 0; at < unknown.length; at += CELLS_AT_A_TIME) {
      const { rows } = await runQuery(
        sql<{ id: number } & Record<CellDimension, string | null>>`
          select id, ${sql.raw(CELL_DIMENSIONS.join(', '))} from usage_cells
          where id = any(${unknown.slice(at, at + CELLS_AT_A_TIME)}::integer[])`.execute(this.#kysely),
      );
      this.#allow(rows.reduce((largest, { id }) => Math.max(largest, id), 0));
      for (const row of rows) {
        for (const dimension of CELL_DIMENSIONS) {
          this.#numbers.get(dimension)![row.id] = 1 + this.#toNumber(dimension, row[dimension]);
        }
      }
    }
  }

  /**
   * Groups known cells by dimensions.
   *
   * @returns by cell, one more than its group, and what each group has in common
   */
  group(cells: Int32Array, by: readonly CellDimension[]) {
    const groupOf = new Int32Array(this.#numbers.get('model')!.length);
    const groups = new Map<number, number>();
    const names: (string | null)[][] = [];
    for (const cell of cells) {
      let key = 0;
      for (const dimension of by) {
        key = key * this.#names[dimension].length + this.#numbers.get(dimension)![cell]! - 1;
      }
      let group = groups.get(key);
      if (group === undefined) {
        group = groups.size;
        groups.set(key, group);
        names.push(by.map((dimension) => this.#names[dimension][this.#numbers.get(dimension)![cell]! - 1]!));
      }
      groupOf[cell] = group + 1;
    }
    return { groupOf, names };
  }

  #toNumber(dimension: CellDimension, name: string | null): number {
    const numbers = this.#numberOf.get(dimension)!;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#names[dimension].push(name) - 1;
    numbers.set(name, number);
    return number;
  }

  #allow(largest: number): void {
    for (const [dimension, numbers] of this.#numbers) {
      if (largest < numbers.length) return;
      const grown = new Int32Array(Math.max(1_024, 2 * largest));
      grown.set(numbers);
      this.#numbers.set(dimension, grown);
    }
  }
}
