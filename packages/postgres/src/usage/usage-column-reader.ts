import type { OrganizationId } from '@weir/domain/kernel';
import {
  isOfLedger,
  type UsageFilter,
  type UsageRange,
  type UsageSelection,
} from '@weir/domain/usage-reports';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { BUCKET_OFFSETS, COLUMNS_OF_PART, type ColumnsPart } from './load-usage-columns.ts';
import { Slices } from './slices.ts';
import { type CellDimension, CellDirectory } from './usage-cells.ts';
import { UsageColumnCache, type UsageUnit, type UsageUnits, type WantedBlock } from './usage-column-cache.ts';
import { areMergeable, ExactSums, mergeColumns, SelectedRows, type UsageColumns } from './usage-columns.ts';
import { conditions, organizationsOf } from './usage-selection.ts';
import type { BucketsRow } from './usage-sums.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of fewer days, one block takes as long as theirs. */
const MIN_MERGED = 3;
const MIN_CELLS = 60;
/** An organization of its own each; with more, blocks are of the whole platform. */
const MAX_ORGANIZATIONS = 8;
/** Blocks are loaded again, for what changed meanwhile, this often. */
const MAX_ROUNDS = 3;

/** What was added up of one period and group. */
export interface AddedUsage {
  /** Which of the periods. */
  readonly period: number;
  /** Of the dimensions that are told apart, in their order. */
  readonly names: readonly (string | null)[];
  /** Of the columns of the part. */
  readonly sums: readonly bigint[];
}

export interface AddUpOptions {
  /** How many columns of the part, its first ones. Default all. */
  readonly count?: number;
  /** Whether few cells are no reason to leave it to PostgreSQL. */
  readonly isWorthwhile?: boolean;
  /** How many blocks are worth waiting for. Where more are missing, they are loaded for the reads that follow. Default any number. */
  readonly mostLoads?: number;
}

export interface UsageColumnReaderOptions {
  readonly kysely: Kysely<DB>;
  /** Of what is kept in memory. */
  readonly maxBytes: number;
  /** With fewer cells PostgreSQL is faster than looking at all of them. Default 60. */
  readonly minCells?: number;
}

/** Adds usage up from columns in memory; one for all reads of a process. */
export class UsageColumnReader {
  readonly #kysely: Kysely<DB>;
  readonly #cache: UsageColumnCache;
  readonly #directory: CellDirectory;
  readonly #minCells: number;
  readonly #slices = new Slices();
  readonly #asking = new Map<string, Promise<unknown>>();

  constructor({ kysely, maxBytes, minCells = MIN_CELLS }: UsageColumnReaderOptions) {
    this.#kysely = kysely;
    this.#minCells = minCells;
    this.#cache = new UsageColumnCache({ kysely, maxBytes, slices: this.#slices });
    this.#directory = new CellDirectory(kysely);
  }

  /** Of all blocks. */
  get bytes(): number {
    return this.#cache.bytes;
  }

  /**
   * Sums of periods within the range of a selection, for groups with usage.
   * @returns null where totals and rollups have to be read: for few cells, filters of the ledger, more than fits into memory, or too much
   *   that is not there yet
   * @throws DomainError `database_unavailable`
   */
  async addUp(
    { reach, filter }: UsageSelection,
    part: ColumnsPart,
    periods: readonly UsageRange[],
    apart: readonly CellDimension[],
    {
      count: columns = COLUMNS_OF_PART[part],
      isWorthwhile = false,
      mostLoads = Number.POSITIVE_INFINITY,
    }: AddUpOptions = {},
  ): Promise<readonly AddedUsage[] | null> {
    if (isOfLedger(filter)) return null;
    const scopes = await this.#once(['scopes', reach, filter], () => this.#scopes(reach, filter));
    if (!scopes.areMany && !isWorthwhile) return null;
    const slices = this.#slices;
    const found: SharedBlock[] = [];
    for (const organizationId of scopes.organizationIds) {
      const blocks = await this.#blocks(organizationId, part, periods, scopes.cells, mostLoads);
      if (blocks === null) return null;
      found.push(...blocks);
    }
    // After the blocks, whose loading may have met new cells.
    const cells = await this.#once(['cells', this.#cache.loads, reach, filter], () =>
      this.#cells(reach, filter),
    );
    const { groupOf, names } = this.#directory.group(cells, apart);
    const sums = new ExactSums(periods.length * columns * names.length);
    const ofBlock = new ExactSums(columns * names.length);
    const rows = new SelectedRows(names.length);
    for (const { block, shares } of found) {
      rows.select(block, groupOf);
      await slices.next();
      for (const [column, values] of block.values.slice(0, columns).entries()) {
        if (values === null || rows.count === 0) continue;
        rows.addTo(ofBlock, values, column * names.length);
        await slices.next();
      }
      for (const { period, sign } of shares) {
        const offset = period * columns * names.length;
        for (let at = 0; at < columns * names.length; at++) sums.addSum(offset + at, ofBlock, at, sign);
      }
      ofBlock.clear();
      await slices.next();
    }
    return toAdded(sums, periods.length, columns, names, slices);
  }

  /** The blocks of all units that periods touch, and what each is to which. */
  async #blocks(
    organizationId: OrganizationId | null,
    part: ColumnsPart,
    periods: readonly UsageRange[],
    cells: number,
    mostLoads: number,
  ): Promise<readonly SharedBlock[] | null> {
    for (let round = 1; ; round++) {
      const units = await this.#cache.units(organizationId);
      if (units.isBehind) return null;
      const wanted = sharesOf(units, periods);
      const blocks = await this.#cache.blocks(organizationId, part, units, wanted, cells, mostLoads);
      if (blocks === null) return null;
      // The parts of a unit that is divided must be of the same time.
      if (
        blocks.loaded === 0 ||
        round === MAX_ROUNDS ||
        wanted.every(({ unit, untilMs }) => untilMs === unit.untilMs)
      ) {
        const found = wanted.map(({ unit, untilMs, shares }, index) => ({
          unit,
          isWhole: untilMs === unit.untilMs && unit.untilMs - unit.sinceMs === DAY_MS,
          block: blocks.blocks[index]!,
          shares,
        }));
        return periods.length > 1 ? found : this.#merge(organizationId, part, units, found);
      }
    }
  }

  /** Whole days of one period as one block. */
  async #merge(
    organizationId: OrganizationId | null,
    part: ColumnsPart,
    units: UsageUnits,
    found: readonly (SharedBlock & { readonly unit: UsageUnit; readonly isWhole: boolean })[],
  ): Promise<readonly SharedBlock[]> {
    const days = found.filter(({ isWhole }) => isWhole);
    const blocks = days.map(({ block }) => block);
    if (days.length < MIN_MERGED || !areMergeable(blocks)) return found;
    const block = await this.#cache.merged(
      organizationId,
      part,
      units,
      days.map(({ unit }) => unit),
      () => mergeColumns(blocks, this.#slices),
    );
    return [{ block, shares: WHOLE }, ...found.filter(({ isWhole }) => !isWhole)];
  }

  /** Whose blocks are read, and whether many cells are asked for. */
  async #scopes(reach: UsageFilter, filter: UsageFilter) {
    const { rows } = await runQuery(
      sql<{ cells: number; are_many: boolean }>`
        select (select count(*) from usage_cells where ${
          reach.organizationId === undefined ? sql`true` : sql`organization_id = ${reach.organizationId}`
        })::integer as cells,
        (select count(*) from (select from usage_cells where ${conditions([reach, filter])} limit ${this.#minCells}) as found) >= ${this.#minCells} as are_many`.execute(
        this.#kysely,
      ),
    );
    const { cells, are_many: areMany } = rows[0]!;
    return { cells, areMany, organizationIds: await this.#organizationIds(reach, filter) };
  }

  async #organizationIds(
    reach: UsageFilter,
    filter: UsageFilter,
  ): Promise<readonly (OrganizationId | null)[]> {
    if (reach.organizationId !== undefined) return [reach.organizationId];
    let ids: readonly OrganizationId[] = filter.organizationIds ?? [];
    if (reach.membershipsOf !== undefined) {
      const { rows } = await runQuery(
        sql<{ organization_id: OrganizationId }>`${organizationsOf(reach.membershipsOf)}`.execute(
          this.#kysely,
        ),
      );
      ids = rows.map((row) => row.organization_id);
    }
    return ids.length > 0 && ids.length <= MAX_ORGANIZATIONS ? ids : [null];
  }

  async #cells(reach: UsageFilter, filter: UsageFilter): Promise<Int32Array> {
    const { rows } = await runQuery(
      sql<{ ids: Buffer | null }>`
        select string_agg(int4send(id), '') as ids from usage_cells where ${conditions([reach, filter])}`.execute(
        this.#kysely,
      ),
    );
    const ids = rows[0]!.ids ?? Buffer.alloc(0);
    const cells = Int32Array.from({ length: ids.length / 4 }, (_, index) => ids.readInt32BE(4 * index));
    await this.#directory.know(cells);
    return cells;
  }

  /** What several methods of one page ask at the same time is asked once. */
  #once<Result>(asked: readonly unknown[], ask: () => Promise<Result>): Promise<Result> {
    const key = JSON.stringify(asked);
    const running = this.#asking.get(key) as Promise<Result> | undefined;
    if (running !== undefined) return running;
    const asking = ask().finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }
}

/** The buckets of {@link AddedUsage} of the part `buckets`. */
export function toBuckets(sums: readonly bigint[]): BucketsRow {
  const [ttft, gap, duration, overhead] = BUCKET_OFFSETS.map((offset, kind) =>
    sums.slice(offset, BUCKET_OFFSETS[kind + 1]).map(Number),
  );
  return { ttft: ttft!, gap: gap!, duration: duration!, overhead: overhead! };
}

const WHOLE: readonly Share[] = [{ period: 0, sign: 1 }];

interface SharedBlock {
  readonly block: UsageColumns;
  readonly shares: readonly Share[];
}

/** How a block counts for a period. */
interface Share {
  readonly period: number;
  readonly sign: 1 | -1;
}

/** A part of a unit is what is before its end, less what is before its beginning. */
function sharesOf({ units, quartersSinceMs }: UsageUnits, periods: readonly UsageRange[]) {
  // As `usage_blocks`: where quarters are not kept, an hour belongs to where it starts.
  const bound = (time: Date) => {
    const ms = time.getTime();
    return ms < quartersSinceMs ? Math.ceil(ms / HOUR_MS) * HOUR_MS : ms;
  };
  const ranges = periods.map(({ since, until }) => ({ sinceMs: bound(since), untilMs: bound(until) }));
  const wanted: (WantedBlock & { readonly shares: Share[] })[] = [];
  for (const unit of units) {
    const blocks = new Map<number, Share[]>();
    const add = (untilMs: number, share: Share) => {
      const shares = blocks.get(untilMs);
      if (shares === undefined) blocks.set(untilMs, [share]);
      else shares.push(share);
    };
    for (const [period, { sinceMs, untilMs }] of ranges.entries()) {
      const [fromMs, toMs] = [Math.max(sinceMs, unit.sinceMs), Math.min(untilMs, unit.untilMs)];
      if (fromMs >= toMs) continue;
      add(toMs, { period, sign: 1 });
      if (fromMs > unit.sinceMs) add(fromMs, { period, sign: -1 });
    }
    for (const [untilMs, shares] of blocks) wanted.push({ unit, untilMs, shares });
  }
  return wanted;
}

async function toAdded(
  sums: ExactSums,
  periods: number,
  width: number,
  names: readonly (readonly (string | null)[])[],
  slices: Slices,
): Promise<AddedUsage[]> {
  const added: AddedUsage[] = [];
  for (let period = 0; period < periods; period++) {
    for (const [group, ofGroup] of names.entries()) {
      const at = (column: number) => sums.get((period * width + column) * names.length + group);
      const ofColumns = Array.from({ length: width }, (_, column) => at(column));
      if (ofColumns.some((sum) => sum !== 0n)) added.push({ period, names: ofGroup, sums: ofColumns });
      const pause = slices.next();
      if (pause !== undefined) await pause;
    }
  }
  return added;
}
