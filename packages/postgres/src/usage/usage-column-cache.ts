import type { OrganizationId } from '@weir/domain/kernel';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { COLUMNS_OF_PART, type ColumnsPart, loadUsageColumns } from './load-usage-columns.ts';
import type { Slices } from './slices.ts';
import type { UsageColumns } from './usage-columns.ts';

const MINUTE_MS = 60_000;
const LOADS_AT_ONCE = 2;
/** Days that versions are read of: the longest range of an export, and the one before it. */
const MAX_DAYS = 1_100;
/** Of one number of one cell, on average. */
const ESTIMATED_BYTES = 1.5;
/** Nearly all of the time it is three hours. */
const MAX_UNFOLDED = '2 days';

/** A day, an hour or a quarter of an hour (UTC) with usage. */
export interface UsageUnit {
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Records are only ever added: another number means that the unit changed. */
  readonly requests: number;
}

/** What there is of one organization or the platform. */
export interface UsageUnits {
  /** Days as far as they are folded, then hours, then quarters. */
  readonly units: readonly UsageUnit[];
  /** What is older is known by hours only. */
  readonly quartersSinceMs: number;
  /** Whether so much is not folded yet that it is not among the units. */
  readonly isBehind: boolean;
  /** How often usage was made anew, whatever its number of requests. */
  readonly rebuilds: string;
}

/** From the beginning of a unit to its end, or to a time within it. */
export interface WantedBlock {
  readonly unit: UsageUnit;
  readonly untilMs: number;
}

interface Block {
  readonly columns: UsageColumns;
  /** Of what it is made from, to see whether that changed. */
  readonly version: string;
}

export interface UsageColumnCacheOptions {
  readonly kysely: Kysely<DB>;
  /** Of all columns; the ones that were used the longest time ago go. */
  readonly maxBytes: number;
  readonly slices: Slices;
}

/**
 * Sums of cells of usage, as columns in memory: what analytics with filters add up, which PostgreSQL takes seconds for. A block is a day, or its part
 * before a time at which a day of another time zone begins; of what is not over yet, an hour or a quarter of one. Each read asks how many requests
 * each unit has now, and loads the blocks of those that changed.
 */
export class UsageColumnCache {
  readonly #kysely: Kysely<DB>;
  readonly #maxBytes: number;
  readonly #slices: Slices;
  /** The one that was used the longest time ago first. */
  readonly #blocks = new Map<string, Block>();
  readonly #reading = new Map<string, Promise<UsageUnits>>();
  readonly #making = new Map<string, Promise<Block>>();
  #bytes = 0;
  #loads = 0;

  constructor({ kysely, maxBytes, slices }: UsageColumnCacheOptions) {
    this.#slices = slices;
    this.#kysely = kysely;
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** How many blocks were loaded so far. */
  get loads(): number {
    return this.#loads;
  }

  /** As they are now; those who ask at the same time get the same. Throws DomainError `database_unavailable`. */
  units(organizationId: OrganizationId | null): Promise<UsageUnits> {
    const key = organizationId ?? '';
    const running = this.#reading.get(key);
    if (running !== undefined) return running;
    const reading = readUnits(this.#kysely, organizationId).finally(() => this.#reading.delete(key));
    this.#reading.set(key, reading);
    return reading;
  }

  /**
   * Blocks as of these units, loaded where that is needed.
   *
   * @param mostLoads of blocks that are waited for. More of them are loaded without anybody who waits, for the reads that follow.
   * @returns in the order asked for; null where they need more memory than there is, their numbers are too large, or nobody waits
   * @throws DomainError `database_unavailable`
   */
  async blocks(
    organizationId: OrganizationId | null,
    part: ColumnsPart,
    { rebuilds }: UsageUnits,
    wanted: readonly WantedBlock[],
    cells: number,
    mostLoads: number,
  ): Promise<{ readonly blocks: readonly UsageColumns[]; readonly loaded: number } | null> {
    const keyed = wanted.map((block) => ({ ...block, key: keyOf(organizationId, part, block) }));
    const found = new Map<string, Block>();
    let bytes = 0;
    for (const { key, unit } of keyed) {
      const block = this.#blocks.get(key);
      if (block?.version === versionOf([unit], rebuilds)) {
        found.set(key, block);
        bytes += block.columns.bytes;
        this.#use(key, block);
      } else {
        bytes += Math.min(cells, unit.requests) * COLUMNS_OF_PART[part] * ESTIMATED_BYTES;
      }
    }
    if (bytes > this.#maxBytes) return null;
    const missing = keyed.filter(({ key }) => !found.has(key));
    const loaded = missing.length;
    const work = async () => {
      for (let next = missing.shift(); next !== undefined; next = missing.shift()) {
        const { key, unit, untilMs } = next;
        const range = { part, organizationId, sinceMs: unit.sinceMs, untilMs };
        const load = () => loadUsageColumns(this.#kysely, range, this.#slices);
        found.set(key, await this.#make(key, versionOf([unit], rebuilds), load));
        this.#loads += 1;
      }
    };
    const loading = Promise.all(Array.from({ length: LOADS_AT_ONCE }, work));
    if (loaded > mostLoads) {
      // Whoever waits for blocks is told of failures.
      loading.catch(() => {});
      return null;
    }
    await loading;
    const blocks = keyed.map(({ key }) => found.get(key)!.columns);
    return blocks.every(({ isExact }) => isExact) ? { blocks, loaded } : null;
  }

  /**
   * Several whole units as one block, which is kept as well: most of what is asked for is of the whole range. Throws DomainError
   * `database_unavailable`.
   */
  async merged(
    organizationId: OrganizationId | null,
    part: ColumnsPart,
    { rebuilds }: UsageUnits,
    units: readonly UsageUnit[],
    merge: () => Promise<UsageColumns>,
  ): Promise<UsageColumns> {
    const key = `${organizationId ?? ''} ${part} ${units[0]!.sinceMs} ${units.at(-1)!.untilMs} merged`;
    const version = versionOf(units, rebuilds);
    const known = this.#blocks.get(key);
    if (known?.version === version) {
      this.#use(key, known);
      return known.columns;
    }
    return (await this.#make(key, version, merge)).columns;
  }

  /** Those who want the same of the same version at the same time get the same. */
  #make(key: string, version: string, make: () => Promise<UsageColumns>): Promise<Block> {
    const name = `${key} ${version}`;
    const running = this.#making.get(name);
    if (running !== undefined) return running;
    const making = make()
      .then((columns) => {
        const block = { columns, version };
        this.#use(key, block);
        return block;
      })
      .finally(() => this.#making.delete(name));
    this.#making.set(name, making);
    return making;
  }

  #use(key: string, block: Block): void {
    this.#remove(key);
    this.#blocks.set(key, block);
    this.#bytes += block.columns.bytes;
    for (const oldest of this.#blocks.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const block = this.#blocks.get(key);
    if (block === undefined) return;
    this.#blocks.delete(key);
    this.#bytes -= block.columns.bytes;
  }
}

function versionOf(units: readonly UsageUnit[], rebuilds: string): string {
  return `${rebuilds} ${units.map(({ requests }) => requests).join(' ')}`;
}

function keyOf(
  organizationId: OrganizationId | null,
  part: ColumnsPart,
  { unit, untilMs }: WantedBlock,
): string {
  return `${organizationId ?? ''} ${part} ${unit.sinceMs} ${untilMs}`;
}

/** The total of a unit changes in the transaction in which something is recorded late for it. */
async function readUnits(kysely: Kysely<DB>, organizationId: OrganizationId | null): Promise<UsageUnits> {
  const ofTotals =
    organizationId === null
      ? sql`level = 'platform' and organization_id is null`
      : sql`level = 'organization' and organization_id = ${organizationId}`;
  const ofRollups = organizationId === null ? sql`true` : sql`organization_id = ${organizationId}`;
  const { rows } = await runQuery(
    sql<{
      rebuilds: string;
      is_behind: boolean;
      quarters_since: number | null;
      units: [minutes: number, minute: number, requests: number][];
    }>`
      with fold as materialized (
        select folded_until, quarters_since, rebuilds, date_bin('1 day', folded_until, '2000-01-01T00:00Z') as days_until,
          (select max(starts_at) from usage_rollups where minutes = 15) > folded_until + ${MAX_UNFOLDED}::text::interval as is_behind
        from usage_totals_fold
      ), units as (
        select minutes, starts_at, requests from usage_totals, fold
        where ${ofTotals} and minutes = 1440 and starts_at < days_until and starts_at >= days_until - make_interval(days => ${MAX_DAYS})
        union all
        select minutes, starts_at, requests from usage_totals, fold
        where ${ofTotals} and minutes = 60 and starts_at >= days_until and starts_at < folded_until
        union all
        select 15, date_bin('15 minutes', starts_at, '2000-01-01T00:00Z'), sum(requests) from usage_rollups, fold
        where ${ofRollups} and minutes in (15, 60) and starts_at >= folded_until and is_behind is not true group by 2
      )
      select rebuilds::text as rebuilds, is_behind is true as is_behind, (extract(epoch from quarters_since) / 60)::float8 as quarters_since,
        (select coalesce(jsonb_agg(jsonb_build_array(minutes, extract(epoch from starts_at)::bigint / 60, requests) order by starts_at), '[]')
          from units) as units
      from fold`.execute(kysely),
  );
  const { rebuilds, is_behind: isBehind, quarters_since: quartersSince, units } = rows[0]!;
  return {
    rebuilds,
    isBehind,
    quartersSinceMs: (quartersSince ?? Number.NEGATIVE_INFINITY) * MINUTE_MS,
    units: units.map(([minutes, minute, requests]) => ({
      sinceMs: minute * MINUTE_MS,
      untilMs: (minute + minutes) * MINUTE_MS,
      requests,
    })),
  };
}
