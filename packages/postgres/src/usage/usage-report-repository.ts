import type { OrganizationId, TeamId } from '@weir/domain/kernel';
import type { SubscriptionId } from '@weir/domain/limits';
import type { UsageRecord } from '@weir/domain/usage';
import type {
  BreakdownOrder,
  DayOfUse,
  Granularity,
  PartOf,
  RecordedUsage,
  RecordPosition,
  SharePosition,
  UsageDimension,
  UsageFilter,
  UsagePoint,
  UsageRange,
  UsageReportRepository,
  UsageSelection,
  UsageShare,
  UsageShareQuery,
  UsageTotals,
} from '@weir/domain/usage-reports';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { DB, UsageRecords } from '../database/database-types.ts';
import { beginsInAnyCase } from '../database/list-order.ts';
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

  async daysOf(
    organizationId: OrganizationId,
    user: { readonly teamId: TeamId } | { readonly subscriptionId: SubscriptionId },
    { since, until }: UsageRange,
  ): Promise<readonly DayOfUse[]> {
    // Totals tell no teams apart, and rollups no subscriptions.
    const used =
      'teamId' in user
        ? sql`select starts_at, requests, input_tokens + output_tokens as tokens, cost_nano_usd
            from usage_rollups
            where organization_id = ${organizationId} and team_id = ${user.teamId}
              and starts_at >= ${since} and starts_at < ${until}`
        : sql`select started_at as starts_at, 1 as requests,
              coalesce(input_tokens, 0)::numeric + coalesce(output_tokens, 0) as tokens, cost_nano_usd
            from usage_records
            where organization_id = ${organizationId} and subscription_id = ${user.subscriptionId}
              and started_at >= ${since} and started_at < ${until}`;
    const rows = await this.#run<{ requests: string; tokens: string; cost_nano_usd: string }>(sql`
      select coalesce(requests, 0)::text as requests, coalesce(tokens, 0)::text as tokens,
        coalesce(cost_nano_usd, 0)::text as cost_nano_usd
      from generate_series(${since}::timestamptz, ${until}::timestamptz - interval '1 day', interval '1 day') as days (starts_at)
      left join (
        select date_bin('1 day', used.starts_at, '2000-01-01T00:00Z') as starts_at, sum(requests) as requests,
          sum(tokens) as tokens, sum(cost_nano_usd) as cost_nano_usd
        from (${used}) as used group by 1
      ) as of_day using (starts_at)
      order by days.starts_at`);
    return rows.map(({ requests, tokens, cost_nano_usd }) => ({
      requests: Number(requests),
      tokens: BigInt(tokens),
      costNanoUsd: BigInt(cost_nano_usd),
    }));
  }

  async shares(
    selection: UsageSelection,
    { by, order, limit, after, beginning }: UsageShareQuery,
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
      ${beginning === undefined ? sql`` : sql`where ${isNamed(by, beginning, selection.reach.organizationId)}`}
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

/** Whether the name of what a breakdown is by begins so. Names of keys and the like are of those that the reports reach. */
function isNamed(
  by: UsageDimension,
  beginning: string,
  organizationId: OrganizationId | undefined,
): RawBuilder<boolean> {
  const named = (column: string) => beginsInAnyCase(sql.ref<string>(column), beginning);
  switch (by) {
    case 'model':
    case 'provider':
      return named(by);
    case 'api_key':
      return sql`api_key_id in (select id from api_keys where ${named('api_keys.name')})`;
    case 'workspace':
      return sql`workspace_id in (select id from workspaces where ${named('workspaces.name')})`;
    case 'organization':
      return sql`organization_id in (select id from organizations where ${named('organizations.name')})`;
    case 'member':
      return organizationId === undefined
        ? sql`user_id in (select id from users where ${named('users.display_name')})`
        : sql`user_id in (
            select users.id from organization_members join users on users.id = organization_members.user_id
            where organization_members.organization_id = ${organizationId} and ${named('users.display_name')})`;
  }
}

function positionOf({ startedAt, requestId }: UsageRecord): RecordPosition {
  return { startedAt, recordId: requestId };
}
