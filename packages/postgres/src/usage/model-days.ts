import type { DayOfModels } from '@weir/domain/usage-analytics';
import type { UsageRange } from '@weir/domain/usage-reports';
import type { AddedAmounts } from './usage-sources.ts';
import { AMOUNTS, type AmountsRow, toAmounts, toAmountsRow } from './usage-sums.ts';

/** A day of a time zone, or the part of it that is asked for. */
export interface Day extends UsageRange {
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** All models but those that are the most expensive in all days as one, the most expensive first. */
export function toModelDays(
  added: readonly AddedAmounts[],
  periods: readonly Day[],
  top: number,
): DayOfModels[] {
  const ofModels = [...Map.groupBy(added, ({ names: [model = null] }) => model)].map(([model, of]) => ({
    model,
    row: sumOfRows(of.map(({ row }) => row)),
  }));
  const named = new Set(
    ofModels
      .toSorted(mostExpensiveFirst)
      .slice(0, top)
      .map(({ model }) => model),
  );
  return [...Map.groupBy(added, ({ period }) => period)].map(([period, ofDay]) => {
    const groups = Map.groupBy(ofDay, ({ names: [model = null] }) => (named.has(model) ? model : null));
    const rows = [...groups].map(([model, of]) => ({ model, row: sumOfRows(of.map(({ row }) => row)) }));
    rows.sort(mostExpensiveFirst);
    return {
      date: periods[period]!.date,
      models: rows.map(({ model, row }) => ({ model, amounts: toAmounts(row) })),
    };
  });
}

interface OfModel {
  readonly model: string | null;
  readonly row: AmountsRow;
}

function mostExpensiveFirst(one: OfModel, other: OfModel): number {
  return (
    compare(BigInt(other.row.cost_nano_usd), BigInt(one.row.cost_nano_usd)) ||
    compare(BigInt(other.row.requests), BigInt(one.row.requests)) ||
    Number(one.model === null) - Number(other.model === null) ||
    compare(one.model ?? '', other.model ?? '')
  );
}

function sumOfRows(rows: readonly AmountsRow[]): AmountsRow {
  return toAmountsRow(AMOUNTS.map((column) => rows.reduce((sum, row) => sum + BigInt(row[column]), 0n)));
}

function compare<Value extends bigint | string>(one: Value, other: Value): number {
  return one < other ? -1 : Number(one > other);
}
