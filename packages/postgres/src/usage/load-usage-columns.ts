import type { OrganizationId } from '@weir/domain/kernel';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import type { Slices } from './slices.ts';
import { isOfCell, knowCells } from './usage-cells.ts';
import { MAX_EXACT, type UsageColumns, UsageColumnsBuilder } from './usage-columns.ts';
import { eachBucket, ROLLUP_BUCKETS } from './usage-rollup-columns.ts';
import { AMOUNTS } from './usage-sums.ts';

const DAY_MS = 86_400_000;
/** Of one value from the database: what the driver decodes at a time, in about a millisecond. */
const ROWS_AT_A_TIME = 500;

/** What is loaded together: sums are asked for by days, distributions of a whole range only. */
export type ColumnsPart = 'amounts' | 'buckets';

const BUCKETS = Object.entries(ROLLUP_BUCKETS);
/** Where the buckets of each kind begin. */
export const BUCKET_OFFSETS = BUCKETS.map((_, kind) =>
  BUCKETS.slice(0, kind).reduce((sum, [, bounds]) => sum + bounds.length + 1, 0),
);

export const COLUMNS_OF_PART: Readonly<Record<ColumnsPart, number>> = {
  amounts: AMOUNTS.length,
  buckets: BUCKETS.reduce((sum, [, bounds]) => sum + bounds.length + 1, 0),
};

export interface WantedColumns {
  readonly part: ColumnsPart;
  /** Null: of the whole platform. */
  readonly organizationId: OrganizationId | null;
  /** Within one day (UTC). */
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** A whole day, which has to be in totals, or a part of a day, from rollups. Throws DomainError `database_unavailable`. */
export async function loadUsageColumns(
  kysely: Kysely<DB>,
  wanted: WantedColumns,
  slices: Slices,
): Promise<UsageColumns> {
  const loaded = await load(kysely, wanted, slices);
  if (loaded !== null) return loaded;
  const { organizationId, sinceMs, untilMs } = wanted;
  const range = sql`minutes in (15, 60) and starts_at >= ${new Date(sinceMs)} and starts_at < ${new Date(untilMs)}`;
  await runQuery(knowCells(kysely, sql`usage_rollups as usage where ${isOf(organizationId)} and ${range}`));
  const known = await load(kysely, wanted, slices);
  if (known === null) throw new Error('A cell of usage that was inserted is not there.');
  return known;
}

/** Null where rows have no cell yet. */
async function load(kysely: Kysely<DB>, wanted: WantedColumns, slices: Slices): Promise<UsageColumns | null> {
  const { rows } = await runQuery(
    sql<{ batch: Buffer; has_unknown: boolean }>`
      select string_agg(${encoded(wanted.part)}, '') as batch, bool_or(cell_id is null) as has_unknown
      from (select *, row_number() over () / ${sql.lit(ROWS_AT_A_TIME)} as batch from (${rowsOf(wanted)}) as rows) as numbered
      group by batch`.execute(kysely),
  );
  if (rows.some(({ has_unknown: hasUnknown }) => hasUnknown)) return null;
  const builder = new UsageColumnsBuilder(COLUMNS_OF_PART[wanted.part]);
  for (const { batch } of rows) {
    decode(batch, wanted.part, builder);
    await slices.next();
  }
  return builder.build(slices);
}

function rowsOf({ part, organizationId, sinceMs, untilMs }: WantedColumns): RawBuilder<unknown> {
  const join = sql`left join usage_cells as cell on ${isOfCell('usage')}`;
  if (untilMs - sinceMs === DAY_MS) {
    return sql`
      select cell.id as cell_id, usage.* from usage_totals as usage ${join}
      where level = 'key_models' and minutes = 1440 and starts_at = ${new Date(sinceMs)} and ${isOf(organizationId)}`;
  }
  const sums =
    part === 'amounts'
      ? AMOUNTS.map((column) => `sum(${column}) as ${column}`)
      : BUCKETS.map(
          ([column, bounds]) =>
            `${eachBucket(bounds, (index) => `sum(${column}[${index + 1}])`)} as ${column}`,
        );
  return sql`
    select cell.id as cell_id, ${sql.raw(sums.join(', '))} from usage_rollups as usage ${join}
    where minutes in (15, 60) and starts_at >= ${new Date(sinceMs)} and starts_at < ${new Date(untilMs)}
      and ${isOf(organizationId)}
    group by 1`;
}

function isOf(organizationId: OrganizationId | null): RawBuilder<unknown> {
  return organizationId === null ? sql`true` : sql`usage.organization_id = ${organizationId}`;
}

/** The cell, and then the numbers; what is too large is sent as the next larger number than those that are not. */
function encoded(part: ColumnsPart): RawBuilder<unknown> {
  const values =
    part === 'amounts'
      ? AMOUNTS.map((column) => `int8send(least(${column}, ${MAX_EXACT + 1})::int8)`)
      : BUCKETS.map(([column]) => `array_send(${column})`);
  return sql.raw(['int4send(cell_id)', ...values].join(' || '));
}

function decode(batch: Buffer, part: ColumnsPart, builder: UsageColumnsBuilder): void {
  for (let at = 0; at < batch.length; ) {
    builder.add(batch.readInt32BE(at));
    at += 4;
    if (part === 'amounts') {
      for (let column = 0; column < AMOUNTS.length; column++, at += 8)
        builder.set(column, readNumber(batch, at));
    } else {
      for (const offset of BUCKET_OFFSETS) at = decodeArray(batch, at, offset, builder);
    }
  }
}

/** As `array_send`: dimensions, flags, type, length and lower bound, and then each element after its length. */
function decodeArray(batch: Buffer, begin: number, offset: number, builder: UsageColumnsBuilder): number {
  const isEmpty = batch.readInt32BE(begin) === 0;
  if (isEmpty) return begin + 12;
  const length = batch.readInt32BE(begin + 12);
  let at = begin + 20;
  for (let element = 0; element < length; element++, at += 12) {
    builder.set(offset + element, readNumber(batch, at + 4));
  }
  return at;
}

function readNumber(batch: Buffer, at: number): number {
  return batch.readInt32BE(at) * 2 ** 32 + batch.readUInt32BE(at + 4);
}
