import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { ADD_TO_TOTALS, ADDED_COLUMNS, SUMS_OF_ROLLUPS } from './usage-rollup-columns.ts';
import {
  TOTALS_DIMENSIONS,
  TOTALS_KEY,
  TOTALS_LEVEL_NAMES,
  TOTALS_LEVELS,
  type TotalsLevelName,
} from './usage-totals-levels.ts';

type Transaction = Kysely<DB>;

/** A group's sums and buckets take some kilobytes. */
const WORK_MEM = '64MB';
const HOUR = "date_bin('1 hour', starts_at, '2000-01-01T00:00Z')";
const DAY = "date_bin('1 day', starts_at, '2000-01-01T00:00Z')";

const LEVELS_OF_DAYS = TOTALS_LEVEL_NAMES.filter((name) => TOTALS_LEVELS[name].hasDaysOnly);
/** Each after the one that it is added up from. */
const LEVELS_OF_HOURS = TOTALS_LEVEL_NAMES.filter((name) => !TOTALS_LEVELS[name].hasDaysOnly).toSorted(
  (one, other) => stepsTo(one) - stepsTo(other),
);

/**
 * Adds rollups of whole hours up to the quarters and hours of `usage_totals`, which has none of these hours. The transaction
 * keeps others from adding to these meanwhile.
 */
export async function insertHourTotals(transaction: Transaction, from: Date, until: Date): Promise<void> {
  const range = rangeOf(from, until);
  await allowMemory(transaction);
  for (const level of LEVELS_OF_HOURS) {
    const source = TOTALS_LEVELS[level].from;
    const table = source === undefined ? 'usage_rollups where' : `usage_totals where level = '${source}' and`;
    const rows = sql`${sql.raw(table)} minutes in (15, 60) and ${range}`;
    await addUp(level, 'minutes', 'starts_at', rows).execute(transaction);
  }
  // Of an old hour, rollups may have the hour and a late quarter.
  await addUp(null, '60', HOUR, sql`usage_totals where minutes = 15 and ${range}`).execute(transaction);
}

/** The same for whole days (UTC), whose hours are there. */
export async function insertDayTotals(transaction: Transaction, from: Date, until: Date): Promise<void> {
  const range = rangeOf(from, until);
  await allowMemory(transaction);
  await addUp(null, '1440', DAY, sql`usage_totals where minutes = 60 and ${range}`).execute(transaction);
  for (const level of LEVELS_OF_DAYS) {
    const rows = sql`usage_rollups where minutes in (15, 60) and ${range}`;
    await addUp(level, '1440', DAY, rows).execute(transaction);
  }
}

/** @param level null for that of each row */
function addUp(
  level: TotalsLevelName | null,
  minutes: string,
  startsAt: string,
  rows: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const dimensions: readonly string[] = level === null ? TOTALS_DIMENSIONS : TOTALS_LEVELS[level].dimensions;
  const values: Readonly<Record<string, string>> = {
    level: level === null ? 'level' : `'${level}'`,
    minutes,
    starts_at: startsAt,
    ...Object.fromEntries(dimensions.map((dimension) => [dimension, dimension])),
  };
  const key = TOTALS_KEY.split(', ').map((column) => values[column] ?? 'null');
  const groups = [
    ...(level === null ? ['level'] : []),
    ...(minutes === 'minutes' ? ['minutes'] : []),
    startsAt,
    ...dimensions,
  ];
  return sql`
    insert into usage_totals as rollup (${sql.raw(TOTALS_KEY)}, ${sql.raw(ADDED_COLUMNS)})
    select ${sql.raw(key.join(', '))}, ${sql.raw(SUMS_OF_ROLLUPS)} from ${rows}
    group by ${sql.raw(groups.join(', '))}
    ${sql.raw(ADD_TO_TOTALS)}`;
}

function rangeOf(from: Date, until: Date): RawBuilder<unknown> {
  return sql`starts_at >= ${from} and starts_at < ${until}`;
}

async function allowMemory(transaction: Transaction): Promise<void> {
  await sql`select set_config('work_mem', ${WORK_MEM}, true)`.execute(transaction);
}

function stepsTo(name: TotalsLevelName): number {
  const { from } = TOTALS_LEVELS[name];
  return from === undefined ? 0 : 1 + stepsTo(from);
}
