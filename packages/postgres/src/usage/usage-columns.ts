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

  build(): UsageColumns {
    const cells = this.#cells.slice(0, this.#rows);
    const values = this.#values.map((column, index) =>
      toColumn(column.subarray(0, this.#rows), this.#largest[index]!),
    );
    return {
      cells,
      values,
      isExact: this.#largest.every((value) => value <= MAX_EXACT),
      bytes: values.reduce((sum, column) => sum + (column?.numbers.byteLength ?? 0), cells.byteLength),
    };
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
    }
    let count = 0;
    for (let row = 0; row < cells.length; row++) {
      // Undefined: the cell was not there when the others were read.
      const group = groupOf[cells[row]!] ?? 0;
      if (group === 0) continue;
      this.#rows[count] = row;
      this.#groups[count] = group - 1;
      count += 1;
    }
    this.#count = count;
    this.#areAll = count === cells.length;
  }

  /** Adds a column to the sums of the groups, that of group g at `offset + g`. */
  addTo(sums: ExactSums, { numbers, sum }: Column, offset: number): void {
    const [rows, groups, added] = [this.#rows, this.#groups, this.#added];
    if (sum === null) {
      for (let at = 0; at < this.#count; at++) sums.add(offset + groups[at]!, numbers[rows[at]!]!);
    } else if (added.length === 1) {
      sums.add(offset, this.#areAll ? sum : this.#sumOf(numbers));
    } else {
      added.fill(0);
      for (let at = 0; at < this.#count; at++) added[groups[at]!]! += numbers[rows[at]!]!;
      for (let group = 0; group < added.length; group++) sums.add(offset + group, added[group]!);
    }
  }

  #sumOf(numbers: Numbers): number {
    let sum = 0;
    for (let at = 0; at < this.#count; at++) sum += numbers[this.#rows[at]!]!;
    return sum;
  }
}
