import type { UsageRange, UsageSelection } from '@weir/domain/usage-reports';
import { sql } from 'kysely';
import { CELL_DIMENSIONS, type CellDimension } from './usage-cells.ts';
import type { AddedUsage, UsageColumnReader } from './usage-column-reader.ts';
import { BUCKETS, dimensionsOf, levelOf, SUMS, type UsageSource, usageSource } from './usage-selection.ts';
import { AMOUNTS } from './usage-sums.ts';
import type { TotalsLevelName } from './usage-totals-levels.ts';

/** Of these, 90 days are few rows, whatever the filter. */
const SMALL_LEVELS: readonly TotalsLevelName[] = [
  'platform',
  'platform_models',
  'organization',
  'organization_models',
];

/** Whether totals have few rows of what is asked for, so that PostgreSQL adds them up in no time. */
export function isSmall(
  selection: Pick<UsageSelection, 'reach' | 'filter'>,
  apart: readonly CellDimension[],
): boolean {
  const restricted = [selection.reach, selection.filter].flatMap(dimensionsOf);
  return (
    SMALL_LEVELS.includes(levelOf(selection, apart)) ||
    restricted.every((dimension) => dimension === 'organization_id')
  );
}

/**
 * Where amounts are added up: rows of totals and rollups, or, where these are many, what columns in memory add up to.
 *
 * @param periods those that the rows are asked for
 */
export async function amountsSource(
  selection: UsageSelection,
  apart: readonly CellDimension[],
  columns: UsageColumnReader | null,
  periods: () => Promise<readonly UsageRange[]> = async () => [selection],
): Promise<UsageSource> {
  const ofTotals = () => usageSource(selection, { apart, added: AMOUNTS });
  if (columns === null || isSmall(selection, apart)) return ofTotals();
  const asked = await periods();
  const added = await columns.addUp(selection, 'amounts', asked, apart);
  return added === null ? ofTotals() : sourceOf(added, asked, apart);
}

/** Sums as rows, one for each period and group: so the same statements put them in order and divide them into pages. */
function sourceOf(
  added: readonly AddedUsage[],
  periods: readonly UsageRange[],
  apart: readonly CellDimension[],
): UsageSource {
  const rows = added.map(({ period, names, sums }) => ({
    starts_at: periods[period]!.since,
    ...Object.fromEntries(apart.map((dimension, index) => [dimension, names[index]])),
    ...Object.fromEntries(AMOUNTS.map((column, index) => [column, `${sums[index]}`])),
  }));
  const columns = [
    'starts_at timestamptz',
    ...CELL_DIMENSIONS.map((dimension) => `${dimension} ${dimension.endsWith('_id') ? 'uuid' : 'text'}`),
    ...AMOUNTS.map((column) => `${column} numeric`),
  ];
  return {
    rows: (since, until) => sql`
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as added (${sql.raw(columns.join(', '))})
      where starts_at >= ${since} and starts_at < ${until}`,
    sums: SUMS,
    buckets: BUCKETS,
  };
}
