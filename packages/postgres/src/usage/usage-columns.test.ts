import { describe, expect, it } from 'vitest';
import { ExactSums, MAX_EXACT, SelectedRows, UsageColumnsBuilder } from './usage-columns.ts';

describe('UsageColumnsBuilder', () => {
  it('makes each column as narrow as its largest number, and none of zeros', () => {
    const builder = new UsageColumnsBuilder(5);
    for (let row = 0; row < 3_000; row++) {
      builder.add(row);
      for (const [column, value] of [0, 255, 65_535, 4_294_967_295, 2 ** 40].entries())
        builder.set(column, value);
    }
    const { cells, values, bytes, isExact } = builder.build();
    expect(cells.length).toBe(3_000);
    expect(values.map((column) => column?.BYTES_PER_ELEMENT)).toEqual([undefined, 1, 2, 4, 8]);
    expect(values.map((column) => column?.at(-1))).toEqual([undefined, 255, 65_535, 4_294_967_295, 2 ** 40]);
    expect(bytes).toBe(3_000 * (4 + 1 + 2 + 4 + 8));
    expect(isExact).toBe(true);
  });

  it('says that a number is too large for sums that are exact', () => {
    const builder = new UsageColumnsBuilder(1);
    builder.add(1);
    builder.set(0, MAX_EXACT + 1);
    expect(builder.build().isExact).toBe(false);
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
  it('adds up the rows of the cells that are asked for, by group', () => {
    const builder = new UsageColumnsBuilder(1);
    for (const cell of [1, 2, 3, 2, 900]) {
      builder.add(cell);
      builder.set(0, cell);
    }
    const columns = builder.build();
    const rows = new SelectedRows();
    rows.select(columns, Int32Array.of(0, 2, 1, 0));
    const sums = new ExactSums(4);
    rows.addTo(sums, columns.values[0]!, 2);
    expect([0, 1, 2, 3].map((at) => sums.get(at))).toEqual([0n, 0n, 4n, 1n]);
  });
});
