import type { UserId } from '@weir/domain/kernel';
import { FAILED_ENDINGS } from '@weir/domain/usage';
import { isOfLedger, type UsageFilter, type UsageSelection, type UsageTag } from '@weir/domain/usage-reports';
import { type RawBuilder, sql } from 'kysely';
import { BUCKET_INDEXES, ROLLUP_VALUES } from './insert-usage-records.ts';
import { ADDED_COLUMNS, eachBucket, ROLLUP_BUCKETS, ROLLUP_SUMS } from './usage-rollup-columns.ts';
import {
  smallestLevel,
  TOTALS_LEVELS,
  type TotalsDimension,
  type TotalsLevelName,
} from './usage-totals-levels.ts';

/** The rows that a selection adds up, and the expressions that do. */
export interface UsageSource {
  /** Those of a range of time within that of the selection, with all columns of rollups, or of the ledger. */
  readonly rows: (since: RawBuilder<unknown>, until: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** By the name of the column in rollups. */
  readonly sums: Readonly<Record<(typeof ROLLUP_SUMS)[number], string>>;
  readonly buckets: Readonly<Record<keyof typeof ROLLUP_BUCKETS, string>>;
}

export const SUMS = fromEntries(ROLLUP_SUMS.map((column) => [column, `coalesce(sum(${column}), 0)`]));
export const BUCKETS = fromEntries(
  entriesOf(ROLLUP_BUCKETS).map(([column, bounds]) => [
    column,
    eachBucket(bounds, (index) => `coalesce(sum(${column}[${index + 1}]), 0)`),
  ]),
);

/** What totals have to tell apart for a filter. */
const DIMENSION_OF = {
  organizationId: 'organization_id',
  membershipsOf: 'organization_id',
  workspaceId: 'workspace_id',
  apiKeyId: 'api_key_id',
  serviceAccountId: 'api_key_id',
  userId: 'user_id',
  model: 'model',
  provider: 'provider',
  organizationIds: 'organization_id',
  workspaceIds: 'workspace_id',
  apiKeyIds: 'api_key_id',
  userIds: 'user_id',
  models: 'model',
  providers: 'provider',
} as const satisfies Partial<Record<keyof UsageFilter, TotalsDimension>>;

export interface UsageSourceOptions {
  /** What the rows are told apart by, besides the filters. */
  readonly apart?: readonly TotalsDimension[];
  /** The columns that are added up; by default all. Fewer of them cost less. */
  readonly added?: readonly (typeof ROLLUP_SUMS)[number][];
}

/**
 * Totals of the smallest level that knows what is asked for: days, hours and quarters as they fit into a range, and rollups
 * for what is not in totals. The ledger where rollups do not know either.
 */
export function usageSource(
  { reach, filter }: UsageSelection,
  { apart = [], added }: UsageSourceOptions = {},
): UsageSource {
  const wanted = conditions([reach, filter]);
  if (isOfLedger(filter)) {
    return {
      rows: (since, until) => sql`select *, ${sql.raw(BUCKET_INDEXES)}
        from usage_records where ${wanted} and started_at >= ${since} and started_at < ${until}`,
      sums: ROLLUP_VALUES.sums,
      buckets: ROLLUP_VALUES.buckets,
    };
  }
  const level = levelOf({ reach, filter }, apart);
  const columns = sql.raw(
    [...TOTALS_LEVELS[level].dimensions, added?.join(', ') ?? ADDED_COLUMNS].join(', '),
  );
  const isOfRollups = sql.raw(
    TOTALS_LEVELS[level].hasDaysOnly ? 'block.minutes <> 1440' : 'block.minutes = 0',
  );
  const isWithin = sql`starts_at >= block.starts_at and starts_at < block.ends_at`;
  return {
    // Offset 0: the rows are looked up for one block after the other, whatever the planner thinks of their number.
    rows: (since, until) => sql`
      select rows.* from usage_blocks(${since}, ${until}) as block
      cross join lateral (
        select ${columns} from usage_totals
        where level = ${sql.lit(level)} and ${wanted} and usage_totals.minutes = block.minutes and ${isWithin}
        union all
        select ${columns} from usage_rollups
        where ${isOfRollups} and ${wanted} and usage_rollups.minutes in (15, 60) and ${isWithin}
        offset 0
      ) as rows`,
    sums: SUMS,
    buckets: BUCKETS,
  };
}

/** The totals that a selection reads. */
export function levelOf(
  { reach, filter }: Pick<UsageSelection, 'reach' | 'filter'>,
  apart: readonly TotalsDimension[],
): TotalsLevelName {
  return smallestLevel([...apart, ...[reach, filter].flatMap(dimensionsOf)]);
}

export function dimensionsOf(filter: UsageFilter): TotalsDimension[] {
  return entriesOf(DIMENSION_OF).flatMap(([name, dimension]) =>
    (filter[name]?.length ?? 0) === 0 ? [] : [dimension],
  );
}

/** What filters restrict, in columns that rollups and the ledger both have. */
export function conditions(filters: readonly UsageFilter[]): RawBuilder<boolean> {
  const all = filters.flatMap((filter) => [
    ...equal('organization_id', filter.organizationId),
    ...equal('workspace_id', filter.workspaceId),
    ...equal('api_key_id', filter.apiKeyId),
    ...equal('user_id', filter.userId),
    ...equal('model', filter.model),
    ...equal('provider', filter.provider),
    ...equal('connection_id', filter.connectionId),
    ...(filter.ending === 'failed'
      ? oneOf('ending', 'text', FAILED_ENDINGS)
      : equal('ending', filter.ending)),
    ...equal('client_user', filter.clientUser),
    ...oneOf('organization_id', 'uuid', filter.organizationIds),
    ...oneOf('workspace_id', 'uuid', filter.workspaceIds),
    ...oneOf('api_key_id', 'uuid', filter.apiKeyIds),
    ...oneOf('user_id', 'uuid', filter.userIds),
    ...oneOf('model', 'text', filter.models),
    ...oneOf('provider', 'text', filter.providers),
    ...tagged(filter.tag === undefined ? [] : [filter.tag]),
    ...tagged(filter.tags ?? []),
    ...(filter.serviceAccountId === undefined
      ? []
      : [
          sql`api_key_id in (select id from api_keys where owner_service_account_id = ${filter.serviceAccountId})`,
        ]),
    ...(filter.membershipsOf === undefined
      ? []
      : [sql`organization_id in (${organizationsOf(filter.membershipsOf)})`]),
  ]);
  return sql`(${sql.join([sql`true`, ...all], sql` and `)})`;
}

/** The column `organization_id` of all that a user is a member of. */
export function organizationsOf(userId: UserId): RawBuilder<unknown> {
  return sql`
    select organization_members.organization_id from organization_members
    join organizations on organizations.id = organization_members.organization_id
    where organization_members.user_id = ${userId} and organizations.deleted_at is null`;
}

function equal(column: string, value: string | undefined): RawBuilder<unknown>[] {
  return value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`];
}

function oneOf(column: string, type: 'uuid' | 'text', values: readonly string[] = []): RawBuilder<unknown>[] {
  return values.length === 0 ? [] : [sql`${sql.ref(column)} = any(${[...values]}::${sql.raw(`${type}[]`)})`];
}

/** At least one of the tags; no condition without any. */
function tagged(tags: readonly UsageTag[]): RawBuilder<unknown>[] {
  if (tags.length === 0) return [];
  const each = tags.map(({ name, value }) => sql`tags @> ${JSON.stringify({ [name]: value })}::text::jsonb`);
  return [sql`(${sql.join(each, sql` or `)})`];
}

function fromEntries<Name extends string>(entries: readonly (readonly [Name, string])[]) {
  return Object.fromEntries(entries) as Record<Name, string>;
}

function entriesOf<Name extends string, Value>(record: Readonly<Record<Name, Value>>) {
  return Object.entries(record) as [Name, Value][];
}
