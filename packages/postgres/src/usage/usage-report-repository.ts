import type { OrganizationId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import type {
  BreakdownOrder,
  Granularity,
  PartOf,
  RecordedUsage,
  RecordPosition,
  SharePosition,
  UsageDimension,
  UsageFilter,
  UsagePoint,
  UsageReportRepository,
  UsageSelection,
  UsageShare,
  UsageShareQuery,
  UsageTotals,
} from '@weir/domain/usage-reports';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { DB, UsageRecords } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { refuseUnknownZone } from './refuse-unknown-zone.ts';
import { isUuid, OWN_REQUEST_ID, timeOfRequestId } from './request-id-time.ts';
import { decodeUsageRecord } from './usage-record-decoding.ts';
import { conditions, organizationsOf, type UsageSource, usageSource } from './usage-selection.ts';
import { type BucketsRow, bucketsOf, type SumsRow, sumsOf, toSums, toTotals } from './usage-sums.ts';
import type { TotalsDimension } from './usage-totals-levels.ts';

/** Records that one page looks at, at most, to find those that a filter is about. */
const SCANNED_RECORDS = 20_000;

/** A request begins when its id is made. Another gateway before this one may have made it. */
const BEFORE_ID_MS = 1_000;
const AFTER_ID_MS = 10_000;

const DIMENSION_OF: Readonly<Record<UsageDimension, TotalsDimension>> = {
  model: 'model',
  provider: 'provider',
  api_key: 'api_key_id',
  member: 'user_id',
  workspace: 'workspace_id',
  organization: 'organization_id',
};

/** Reports of usage, in PostgreSQL. */
export class PostgresUsageReportRepository implements UsageReportRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async totals(selection: UsageSelection): Promise<UsageTotals> {
    const { since, until } = selection;
    const rows = usageSource(selection);
    const [row] = await this.#run<SumsRow & BucketsRow>(addUp(rows, sql`${since}`, sql`${until}`));
    return toTotals(row!);
  }

  async series(
    selection: UsageSelection,
    granularity: Granularity,
    timeZone: string,
  ): Promise<readonly UsagePoint[]> {
    const { since, until } = selection;
    type Row = { period_starts_at: Date; period_ends_at: Date } & SumsRow & BucketsRow;
    const rows = await this.#run<Row>(sql`
      with periods as materialized (
        select starts_at, ends_at, greatest(starts_at, ${since}::timestamptz) as since, least(ends_at, ${until}::timestamptz) as until
        from usage_periods(${granularity}, ${timeZone}, ${since}, ${until})
      )
      select periods.starts_at as period_starts_at, periods.ends_at as period_ends_at, added.*
      from periods
      cross join lateral (${addUp(usageSource(selection), sql`periods.since`, sql`periods.until`)}) as added
      order by periods.starts_at`).catch(refuseUnknownZone);
    return rows.map((row) => ({
      startsAt: row.period_starts_at,
      endsAt: row.period_ends_at,
      totals: toTotals(row),
    }));
  }

  async shares(
    selection: UsageSelection,
    { by, order, limit, after }: UsageShareQuery,
  ): Promise<PartOf<UsageShare, SharePosition>> {
    const source = usageSource(selection, { apart: [DIMENSION_OF[by]] });
    const id = sql.raw(`${DIMENSION_OF[by]}::text`);
    const amount = amountOf(source, order);
    // A collation of bytes: the same order on every server.
    const place = sql`coalesce(${id}, '') collate "C"`;
    const from =
      after === null
        ? sql``
        : sql`having (${amount}, ${place}) < (${after.amount}::text::numeric, ${after.id ?? ''}::text collate "C")`;
    const rows = await this.#run<SumsRow & { id: string | null; amount: string }>(sql`
      select ${id} as id, ${amount}::text as amount, ${sumsOf(source)}
      from (${source.rows(sql`${selection.since}`, sql`${selection.until}`)}) as usage
      group by ${id}
      ${from}
      order by ${amount} desc, ${place} desc
      limit ${limit + 1}`);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => ({ id: row.id, sums: toSums(row) })),
      next: rows.length > limit ? { amount: last!.amount, id: last!.id } : null,
    };
  }

  async records(
    { reach, filter, since, until }: UsageSelection,
    limit: number,
    after: RecordPosition | null,
  ): Promise<PartOf<UsageRecord, RecordPosition>> {
    const organizationId = reach.organizationId ?? filter.organizationId;
    const range = sql`started_at >= ${since} and started_at < ${until}
      ${after === null ? sql`` : sql`and started_at <= ${after.startedAt} and (started_at, request_id) < (${after.startedAt}, ${after.recordId}::uuid)`}`;
    const newestFirst = sql`order by started_at desc, request_id desc`;
    const ofOrganization = sql`select * from usage_records
      where ${conditions([{ organizationId }])} and ${range} ${newestFirst} limit ${SCANNED_RECORDS}`;
    // Each organization's newest, by its index: for a set of them the planner would read all records of the range.
    const scanned =
      reach.membershipsOf === undefined
        ? ofOrganization
        : sql`select newest.* from (${organizationsOf(reach.membershipsOf)}) as own
            cross join lateral (
              select * from usage_records
              where usage_records.organization_id = own.organization_id and ${conditions([{ organizationId }])} and ${range}
              ${newestFirst} limit ${SCANNED_RECORDS}
            ) as newest ${newestFirst} limit ${SCANNED_RECORDS}`;
    const rows = await this.#run<Selectable<UsageRecords>>(sql`
      select * from (${scanned}) as scanned
      where ${conditions([reach, filter])} ${newestFirst} limit ${limit + 1}`);
    const items = rows.slice(0, limit).map(decodeUsageRecord);
    if (rows.length > limit) return { items, next: positionOf(items.at(-1)!) };
    const [end] = await this.#run<{ started_at: Date; request_id: string }>(sql`
      select started_at, request_id from (${scanned}) as scanned ${newestFirst} offset ${SCANNED_RECORDS - 1} limit 1`);
    return {
      items,
      next: end === undefined ? null : { startedAt: end.started_at, recordId: end.request_id },
    };
  }

  async find(reach: UsageFilter, id: string): Promise<RecordedUsage | null> {
    const within = conditions([reach]);
    const ofRecord = isUuid(id) ? await this.#findOne(sql`request_id = ${id} and ${within}`) : null;
    if (ofRecord !== null) return ofRecord;
    const isOfClient = sql`client_request_id = ${id} and ${within}`;
    const madeMs = timeOfRequestId(id);
    if (madeMs === null) {
      // As the index has it.
      return this.#findOne(sql`${isOfClient} and client_request_id !~ ${sql.lit(OWN_REQUEST_ID.source)}`);
    }
    const [from, to] = [new Date(madeMs - BEFORE_ID_MS), new Date(madeMs + AFTER_ID_MS)];
    return this.#findOne(sql`${isOfClient} and started_at >= ${from} and started_at <= ${to}`);
  }

  async #findOne(where: RawBuilder<unknown>): Promise<RecordedUsage | null> {
    const [row] = await this.#run<Selectable<UsageRecords>>(
      sql`select * from usage_records where ${where} order by started_at desc limit 1`,
    );
    return row === undefined ? null : { record: decodeUsageRecord(row), recordedAt: row.recorded_at };
  }

  async names(
    by: 'api_key' | 'workspace' | 'organization',
    ids: readonly string[],
    organizationId: OrganizationId | null,
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = sql`id = any(${[...ids]}::uuid[])`;
    const within = (column: string) =>
      organizationId === null ? sql`` : sql`and ${sql.ref(column)} = ${organizationId}`;
    const query = {
      api_key: sql`select id, name from api_keys where ${wanted} ${
        organizationId === null
          ? sql``
          : sql`and workspace_id in (select id from workspaces where organization_id = ${organizationId})`
      }`,
      workspace: sql`select id, name from workspaces where ${wanted} ${within('organization_id')}`,
      organization: sql`select id, name from organizations where ${wanted} ${within('id')}`,
    }[by];
    const rows = await this.#run<{ id: string; name: string }>(query);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async #run<Row>(query: RawBuilder<unknown>): Promise<Row[]> {
    const { rows } = await runQuery(query.execute(this.#kysely));
    return rows as Row[];
  }
}

/** One row: the sums and buckets of a range. */
function addUp(
  source: UsageSource,
  since: RawBuilder<unknown>,
  until: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`select ${sumsOf(source)}, ${bucketsOf(source)} from (${source.rows(since, until)}) as usage`;
}

function amountOf({ sums }: UsageSource, order: BreakdownOrder): RawBuilder<unknown> {
  switch (order) {
    case '-cost':
      return sql.raw(sums.cost_nano_usd);
    case '-requests':
      return sql.raw(sums.requests);
    case '-tokens':
      return sql.raw(`(${sums.input_tokens} + ${sums.output_tokens})`);
  }
}

function positionOf({ startedAt, requestId }: UsageRecord): RecordPosition {
  return { startedAt, recordId: requestId };
}
