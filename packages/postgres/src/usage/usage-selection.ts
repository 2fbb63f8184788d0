import { isOfLedger, type UsageFilter, type UsageSelection } from '@weir/domain/usage-reports';
import { type RawBuilder, sql } from 'kysely';
import { BUCKET_INDEXES, ROLLUP_VALUES } from './insert-usage-records.ts';
import { eachBucket, ROLLUP_BUCKETS, ROLLUP_SUMS } from './usage-rollup-columns.ts';

/** The rows that a selection adds up, and the expressions that do. */
export interface UsageSource {
  /** With all columns of rollups, or of the ledger. */
  readonly rows: RawBuilder<unknown>;
  /** By the name of the column in rollups. */
  readonly sums: Readonly<Record<(typeof ROLLUP_SUMS)[number], string>>;
  readonly buckets: Readonly<Record<keyof typeof ROLLUP_BUCKETS, string>>;
}

const SUMS = fromEntries(ROLLUP_SUMS.map((column) => [column, `coalesce(sum(${column}), 0)`]));
const BUCKETS = fromEntries(
  entriesOf(ROLLUP_BUCKETS).map(([column, bounds]) => [
    column,
    eachBucket(bounds, (index) => `coalesce(sum(${column}[${index + 1}]), 0)`),
  ]),
);

/** Columns that the sums need; the key columns come with each source. */
const COLUMNS = sql.raw([...ROLLUP_SUMS, ...Object.keys(ROLLUP_BUCKETS)].join(', '));

/**
 * Totals, where only they are asked for: of a model, a provider, an organization or the platform. Else rollups; the ledger
 * where rollups do not know what is asked for.
 *
 * @param needed whether the rows are added up, or told apart: by model and provider, by organization, or by everything that rollups have
 */
export function usageSource(
  { reach, filter, since, until }: UsageSelection,
  needed: 'sum' | 'models' | 'organizations' | 'everything' = 'sum',
): UsageSource {
  const filters = [reach, filter];
  if (isOfLedger(filter)) {
    const rows = sql`select *, ${sql.raw(BUCKET_INDEXES)}
      from usage_records where ${conditions(filters)} and started_at >= ${since} and started_at < ${until}`;
    return { rows, sums: ROLLUP_VALUES.sums, buckets: ROLLUP_VALUES.buckets };
  }
  const range = sql`minutes in (15, 60) and starts_at >= ${since} and starts_at < ${until}`;
  if (needed === 'everything' || !filters.every(isOfTotals)) {
    const rows = sql`select * from usage_rollups where ${conditions(filters)} and ${range}`;
    return { rows, sums: SUMS, buckets: BUCKETS };
  }
  const ofAll = filters.every(({ organizationId }) => organizationId === undefined);
  const byModel =
    needed === 'models' ||
    filters.some(({ model, provider }) => model !== undefined || provider !== undefined);
  const level = sql`organization_id is ${needed === 'organizations' || !ofAll ? sql`not null` : sql`null`}
    and model is ${byModel ? sql`not null` : sql`null`}`;
  const folded = sql`(select folded_until from usage_totals_fold)`;
  const rows = sql`
    select starts_at, organization_id, model, provider, ${COLUMNS} from usage_totals
    where ${level} and ${conditions(filters)} and ${range}
      and starts_at < ${folded}
    union all
    select starts_at, organization_id, model, provider, ${COLUMNS} from usage_rollups
    where ${conditions(filters)} and ${range} and starts_at >= ${folded}`;
  return { rows, sums: SUMS, buckets: BUCKETS };
}

function isOfTotals(filter: UsageFilter): boolean {
  const { organizationId: _organization, model: _model, provider: _provider, ...others } = filter;
  return Object.values(others).every((value) => value === undefined);
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
    ...equal('ending', filter.ending),
    ...equal('client_user', filter.clientUser),
    ...(filter.tag === undefined
      ? []
      : [sql`tags @> ${JSON.stringify({ [filter.tag.name]: filter.tag.value })}::text::jsonb`]),
    ...(filter.serviceAccountId === undefined
      ? []
      : [
          sql`api_key_id in (select id from api_keys where owner_service_account_id = ${filter.serviceAccountId})`,
        ]),
    ...(filter.membershipsOf === undefined
      ? []
      : [
          sql`organization_id in (
            select organization_members.organization_id from organization_members
            join organizations on organizations.id = organization_members.organization_id
            where organization_members.user_id = ${filter.membershipsOf} and organizations.deleted_at is null)`,
        ]),
  ]);
  return sql`(${sql.join([sql`true`, ...all], sql` and `)})`;
}

function equal(column: string, value: string | undefined): RawBuilder<unknown>[] {
  return value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`];
}

function fromEntries<Name extends string>(entries: readonly (readonly [Name, string])[]) {
  return Object.fromEntries(entries) as Record<Name, string>;
}

function entriesOf<Name extends string, Value>(record: Readonly<Record<Name, Value>>) {
  return Object.entries(record) as [Name, Value][];
}
