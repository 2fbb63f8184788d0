import type { UsageRange, UsageSelection } from '@weir/domain/usage-reports';
import { sql } from 'kysely';
import type { CellDimension } from './usage-cells.ts';
import { type AddedUsage, toBuckets, type UsageColumnReader } from './usage-column-reader.ts';
import { BUCKETS, dimensionsOf, levelOf, SUMS, type UsageSource, usageSource } from './usage-selection.ts';
import { AMOUNTS, type AmountsRow, type BucketsRow, toAmountsRow } from './usage-sums.ts';
import { TOTALS_LEVELS, type TotalsLevelName } from './usage-totals-levels.ts';

const DAY_MS = 86_400_000;

/** Of these, 90 days are few rows, whatever the filter. */
const SMALL_LEVELS: readonly TotalsLevelName[] = [
  'platform',
  'platform_models',
  'organization',
  'organization_models',
];

/** About as many blocks as a day has that is not over: without a filter, totals take less time than to load more of them. */
const MOST_LOADS = 50;

type Restricted = Pick<UsageSelection, 'reach' | 'filter'>;

/** Whether totals have few rows of what is asked for, so that PostgreSQL adds them up in no time. */
function isSmall(selection: Restricted, apart: readonly CellDimension[]): boolean {
  const restricted = restrictedBy(selection);
  return (
    SMALL_LEVELS.includes(levelOf(selection, apart)) ||
    (restricted.length > 0 && restricted.every((dimension) => dimension === 'organization_id'))
  );
}

function restrictedBy({ reach, filter }: Restricted) {
  return [reach, filter].flatMap(dimensionsOf);
}

/** What is restricted by nothing has few rows of each period, once nothing has to be loaded. */
function patienceFor(selection: Restricted): { readonly mostLoads?: number } {
  return restrictedBy(selection).length === 0 ? { mostLoads: MOST_LOADS } : {};
}

export interface AddedAmounts {
  /** Which of the periods. */
  readonly period: number;
  /** Of what is told apart, in its order. */
  readonly names: readonly (string | null)[];
  readonly row: AmountsRow;
}

/** What columns in memory add up to; null where totals are to be read. */
export async function addAmounts(
  selection: UsageSelection,
  apart: readonly CellDimension[],
  columns: UsageColumnReader | null,
  periods: readonly UsageRange[],
): Promise<readonly AddedAmounts[] | null> {
  if (columns === null || isSmall(selection, apart)) return null;
  const added = await columns.addUp(selection, 'amounts', periods, apart, {
    // Totals of keys by model have days (UTC) only: rollups of those of another time zone are many, whatever the filter.
    isWorthwhile: TOTALS_LEVELS[levelOf(selection, apart)].hasDaysOnly === true && areDivided(periods),
    ...patienceFor(selection),
  });
  return added?.map(({ period, names, sums }) => ({ period, names, row: toAmountsRow(sums) })) ?? null;
}

/** Whether some of several periods begin within a day (UTC). */
function areDivided(periods: readonly UsageRange[]): boolean {
  return periods.length > 1 && periods.some(({ since }) => since.getTime() % DAY_MS !== 0);
}

/** Those with requests; null likewise. */
export async function addRequests(
  selection: UsageSelection,
  apart: readonly CellDimension[],
  columns: UsageColumnReader | null,
): Promise<readonly AddedUsage[] | null> {
  if (columns === null || isSmall(selection, apart)) return null;
  return columns.addUp(selection, 'amounts', [selection], apart, {
    count: 1 + AMOUNTS.indexOf('requests'),
    ...patienceFor(selection),
  });
}

/** The distributions of the selection; null likewise. */
export async function addBuckets(
  selection: UsageSelection,
  columns: UsageColumnReader | null,
): Promise<BucketsRow | null> {
  if (columns === null || isSmall(selection, [])) return null;
  const added = await columns.addUp(selection, 'buckets', [selection], []);
  return added === null ? null : toBuckets(added[0]?.sums ?? []);
}

/**
 * Rows whose sums are the amounts of the selection: of totals and rollups, or, where these are many, what columns in memory add up to. So the
 * same statements put either in order, and divide it into pages.
 */
export async function amountsSource(
  selection: UsageSelection,
  apart: readonly CellDimension[],
  columns: UsageColumnReader | null,
): Promise<UsageSource> {
  const added = await addAmounts(selection, apart, columns, [selection]);
  if (added === null) return usageSource(selection, { apart, added: AMOUNTS });
  const rows = added.map(({ names, row }) => ({
    ...Object.fromEntries(apart.map((dimension, index) => [dimension, names[index]])),
    ...row,
  }));
  const types = [
    ...apart.map((dimension) => `${dimension} ${dimension.endsWith('_id') ? 'uuid' : 'text'}`),
    ...AMOUNTS.map((column) => `${column} numeric`),
  ];
  return {
    rows: () =>
      sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as added (${sql.raw(types.join(', '))})`,
    sums: SUMS,
    buckets: BUCKETS,
  };
}
