import type { Slices } from './slices.ts';

/** Above this, sums of two numbers are no longer exact. */
export const MAX_EXACT = 2 ** 52;

const FIRST_ROWS = 1_024;

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

interface Column {
  readonly numbers: Numbers;
  /** Of all rows; null where it may be too large to be added up without a carry. */
  readonly sum: number | null;
}

/** Numbers of cells of usage, column by column. */
export interface UsageColumns {
  /** The cell of each row. */
  readonly cells: Int32Array;
  /** Null: all are 0. */
  readonly values: readonly (Column | null)[];
  /** False where a number is greater than {@link MAX_EXACT}: then others have to add up. */
  readonly isExact: boolean;
  readonly bytes: number;
}

/** Takes rows, and makes each column as narrow as its largest number allows. */
export class UsageColumnsBuilder {
  readonly #values: Float64Array[];
  readonly #largest: Float64Array;
  #cells = new Int32Array(FIRST_ROWS);
  #rows = 0;

  constructor(width: number) {
    this.#values = Array.from({ length: width }, () => new Float64Array(FIRST_ROWS));
    this.#largest = new Float64Array(width);
  }

  /** Begins a row, which {@link set} writes to. */
  add(cell: number): void {
    if (this.#rows === this.#cells.length) this.#grow();
    this.#cells[this.#rows] = cell;
    this.#rows += 1;
  }

  set(column: number, value: number): void {
    if (value === 0) return;
    this.#values[column]![this.#rows - 1] = value;
    if (value > this.#largest[column]!) this.#largest[column] = value;
  }

  build(slices: Slices): Promise<UsageColumns> {
    return toColumns(
      this.#cells.slice(0, this.#rows),
      this.#values.map((column) => column.subarray(0, this.#rows)),
      this.#largest,
      slices,
    );
  }

  #grow(): void {
    const length = 2 * this.#cells.length;
    const cells = new Int32Array(length);
    cells.set(this.#cells);
    this.#cells = cells;
    for (const [index, column] of this.#values.entries()) {
      const grown = new Float64Array(length);
      grown.set(column);
      this.#values[index] = grown;
    }
  }
}

async function toColumns(
  cells: Int32Array,
  values: readonly Float64Array[],
  largest: Float64Array,
  slices: Slices,
): Promise<UsageColumns> {
  const columns: (Column | null)[] = [];
  for (const [index, column] of values.entries()) {
    columns.push(toColumn(column, largest[index]!));
    await slices.next();
  }
  return {
    cells,
    values: columns,
    isExact: largest.every((value) => value <= MAX_EXACT),
    bytes: columns.reduce((sum, column) => sum + (column?.numbers.byteLength ?? 0), cells.byteLength),
  };
}

/** Whether no sum of these blocks can be too large for one number. */
export function areMergeable(blocks: readonly UsageColumns[]): boolean {
  const width = blocks[0]?.values.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    blocks.reduce(
      (all, { values }) => all + (values[column] === null ? 0 : (values[column]!.sum ?? Infinity)),
      0,
    ),
  ).every((sum) => sum <= MAX_EXACT);
}

/** Adds blocks up, cell by cell, into one, see {@link areMergeable}. */
export async function mergeColumns(blocks: readonly UsageColumns[], slices: Slices): Promise<UsageColumns> {
  const width = blocks[0]?.values.length ?? 0;
  const rowOf = await numberCells(blocks, slices);
  const cells = new Int32Array(rowOf.rows);
  for (const [cell, row] of rowOf.numbers.entries()) if (row > 0) cells[row - 1] = cell;
  const largest = new Float64Array(width);
  const merged: Float64Array[] = [];
  for (let column = 0; column < width; column++) {
    const into = new Float64Array(cells.length);
    for (const block of blocks) {
      if (block.values[column] !== null) addCells(into, block, column, rowOf.numbers);
      await slices.next();
    }
    merged.push(into);
    largest[column] = into.reduce((most, value) => Math.max(most, value), 0);
  }
  return toColumns(cells, merged, largest, slices);
}

/** One more than the row, by cell. */
async function numberCells(blocks: readonly UsageColumns[], slices: Slices) {
  const last = blocks.reduce((most, { cells }) => cells.reduce((id, cell) => Math.max(id, cell), most), 0);
  const numbers = new Int32Array(last + 1);
  let rows = 0;
  for (const { cells } of blocks) {
    for (const cell of cells) {
      if (numbers[cell] !== 0) continue;
      rows += 1;
      numbers[cell] = rows;
    }
    await slices.next();
  }
  return { numbers, rows };
}

function addCells(
  into: Float64Array,
  { cells, values }: UsageColumns,
  column: number,
  rowOf: Int32Array,
): void {
  const numbers = Float64Array.from(values[column]!.numbers);
  for (let row = 0; row < numbers.length; row++) into[rowOf[cells[row]!]! - 1]! += numbers[row]!;
}

function toColumn(values: Float64Array, largest: number): Column | null {
  if (largest === 0) return null;
  const isSafe = largest * values.length <= MAX_EXACT;
  return {
    numbers: narrow(values, largest),
    sum: isSafe ? values.reduce((sum, value) => sum + value, 0) : null,
  };
}

function narrow(values: Float64Array, largest: number): Numbers {
  if (largest < 2 ** 8) return Uint8Array.from(values);
  if (largest < 2 ** 16) return Uint16Array.from(values);
  if (largest < 2 ** 32) return Uint32Array.from(values);
  return values.slice();
}

/** Sums that stay exact, whatever their size: two numbers each, of which the lower one is never far from {@link MAX_EXACT}. */
export class ExactSums {
  readonly #low: Float64Array;
  readonly #high: Float64Array;

  constructor(length: number) {
    this.#low = new Float64Array(length);
    this.#high = new Float64Array(length);
  }

  /** Of a whole number between -{@link MAX_EXACT} and {@link MAX_EXACT}. */
  add(index: number, value: number): void {
    const sum = this.#low[index]! + value;
    if (sum > -MAX_EXACT && sum < MAX_EXACT) this.#low[index] = sum;
    else this.#carry(index, sum);
  }

  /** Adds another's sum, `sign` times. */
  addSum(index: number, other: ExactSums, from: number, sign: 1 | -1): void {
    this.#high[index]! += sign * other.#high[from]!;
    this.add(index, sign * other.#low[from]!);
  }

  get(index: number): bigint {
    return BigInt(this.#high[index]!) * BigInt(MAX_EXACT) + BigInt(this.#low[index]!);
  }

  #carry(index: number, sum: number): void {
    const sign = Math.sign(sum);
    this.#high[index]! += sign;
    this.#low[index] = sum - sign * MAX_EXACT;
  }

  clear(): void {
    this.#low.fill(0);
    this.#high.fill(0);
  }
}

/** The rows of a block that are asked for, and the group that each is in; its memory is used for one block after the other. */
export class SelectedRows {
  readonly #added: Float64Array;
  #rows = new Int32Array(FIRST_ROWS);
  #groups = new Int32Array(FIRST_ROWS);
  #numbers = new Float64Array(FIRST_ROWS);
  #count = 0;
  #areAll = false;

  constructor(groups: number) {
    this.#added = new Float64Array(groups);
  }

  get count(): number {
    return this.#count;
  }

  /** @param groupOf by cell, one more than the group; 0 for cells that are not asked for */
  select({ cells }: UsageColumns, groupOf: Int32Array): void {
    if (this.#rows.length < cells.length) {
      this.#rows = new Int32Array(cells.length);
      this.#groups = new Int32Array(cells.length);
      this.#numbers = new Float64Array(cells.length);
    }
    const [rows, groups] = [this.#rows, this.#groups];
    let count = 0;
    for (let row = 0; row < cells.length; row++) {
      // Undefined: the cell was not there when the others were read.
      const group = groupOf[cells[row]!] ?? 0;
      if (group === 0) continue;
      rows[count] = row;
      groups[count] = group - 1;
      count += 1;
    }
    this.#count = count;
    this.#areAll = count === cells.length;
  }

  /** Adds a column to the sums of the groups, that of group g at `offset + g`. */
  addTo(sums: ExactSums, { numbers, sum }: Column, offset: number): void {
    if (this.#areAll && this.#added.length === 1 && sum !== null) {
      sums.add(offset, sum);
      return;
    }
    // One kind of array: a loop over any of the four takes three times as long.
    this.#numbers.set(numbers);
    const [all, rows, groups, added, count] = [
      this.#numbers,
      this.#rows,
      this.#groups,
      this.#added,
      this.#count,
    ];
    if (sum === null) {
      for (let at = 0; at < count; at++) sums.add(offset + groups[at]!, all[rows[at]!]!);
      return;
    }
    if (added.length === 1) {
      let ofAll = 0;
      for (let at = 0; at < count; at++) ofAll += all[rows[at]!]!;
      sums.add(offset, ofAll);
      return;
    }
    added.fill(0);
    for (let at = 0; at < count; at++) added[groups[at]!]! += all[rows[at]!]!;
    for (let group = 0; group < added.length; group++) sums.add(offset + group, added[group]!);
  }
}
