import { describe, expect, it } from 'vitest';
import { Slices } from './slices.ts';
import {
  areMergeable,
  ExactSums,
  MAX_EXACT,
  mergeColumns,
  SelectedRows,
  UsageColumnsBuilder,
} from './usage-columns.ts';

describe('UsageColumnsBuilder', () => {
  it('makes each column as narrow as its largest number, and none of zeros', async () => {
    const builder = new UsageColumnsBuilder(5);
    for (let row = 0; row < 3_000; row++) {
      builder.add(row);
      for (const [column, value] of [0, 255, 65_535, 4_294_967_295, 2 ** 40].entries())
        builder.set(column, value);
    }
    const { cells, values, bytes, isExact } = await builder.build(new Slices());
    expect(cells.length).toBe(3_000);
    expect(values.map((column) => column?.numbers.BYTES_PER_ELEMENT)).toEqual([undefined, 1, 2, 4, 8]);
    expect(values.map((column) => column?.numbers.at(-1))).toEqual([
      undefined,
      255,
      65_535,
      4_294_967_295,
      2 ** 40,
    ]);
    expect(bytes).toBe(3_000 * (4 + 1 + 2 + 4 + 8));
    expect(isExact).toBe(true);
  });

  it('says that a number is too large for sums that are exact', async () => {
    const builder = new UsageColumnsBuilder(1);
    builder.add(1);
    builder.set(0, MAX_EXACT + 1);
    expect((await builder.build(new Slices())).isExact).toBe(false);
  });
});

describe('mergeColumns', () => {
  const blockOf = async (...rows: readonly (readonly [cell: number, value: number])[]) => {
    const builder = new UsageColumnsBuilder(2);
    for (const [cell, value] of rows) {
      builder.add(cell);
      builder.set(1, value);
    }
    return builder.build(new Slices());
  };

  it('adds blocks up, cell by cell', async () => {
    const merged = await mergeColumns(
      await Promise.all([blockOf([3, 5], [9, 250]), blockOf(), blockOf([9, 250], [1, 1])]),
      new Slices(),
    );
    expect([...merged.cells].map((cell, row) => [cell, merged.values[1]!.numbers[row]])).toEqual([
      [3, 5],
      [9, 500],
      [1, 1],
    ]);
    expect(merged.values[0]).toBeNull();
  });

  it('is not for sums that one number may not hold', async () => {
    expect(areMergeable(await Promise.all([blockOf([1, MAX_EXACT]), blockOf()]))).toBe(true);
    expect(areMergeable(await Promise.all([blockOf([1, MAX_EXACT]), blockOf([2, 1])]))).toBe(false);
    expect(areMergeable(await Promise.all([blockOf([1, MAX_EXACT], [2, 1])]))).toBe(false);
  });
});

describe('ExactSums', () => {
  it('adds up and takes away what no number of JavaScript can hold', () => {
    const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + BigInt(value), 0n);
    const large = Array.from({ length: 50 }, (_, n) => MAX_EXACT - n);
    const small = Array.from({ length: 50 }, (_, n) => n ** 3);
    for (const [added, taken] of [
      [large, []],
      [large, small],
      [small, large],
      [small, small],
    ] as const) {
      const [sums, others] = [new ExactSums(1), new ExactSums(1)];
      for (const value of added) sums.add(0, value);
      for (const value of taken) others.add(0, value);
      sums.addSum(0, others, 0, -1);
      expect(sums.get(0)).toBe(sumOf(added) - sumOf(taken));
    }
  });
});

describe('SelectedRows', () => {
  it.each([
    ['in groups', Int32Array.of(0, 2, 1, 0), [4n, 1n]],
    ['together', Int32Array.of(0, 1, 1, 0), [5n]],
    ['without any other', Int32Array.from({ length: 1_000 }, () => 1), [908n]],
  ])('adds up the rows of the cells that are asked for, %s', async (_, groupOf, expected) => {
    // A number that needs a carry, as well as those that need none.
    for (const factor of [1, 2 ** 43]) {
      const builder = new UsageColumnsBuilder(1);
      for (const cell of [1, 2, 3, 2, 900]) {
        builder.add(cell);
        builder.set(0, cell * factor);
      }
      const columns = await builder.build(new Slices());
      expect(columns.values[0]!.sum === null).toBe(factor > 1);
      const rows = new SelectedRows(expected.length);
      rows.select(columns, groupOf);
      const sums = new ExactSums(2 + expected.length);
      rows.addTo(sums, columns.values[0]!, 2);
      expect(expected.map((__, group) => sums.get(2 + group))).toEqual(
        expected.map((sum) => sum * BigInt(factor)),
      );
    }
  });
});
