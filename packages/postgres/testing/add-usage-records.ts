import type { ApiKeyId, OrganizationId, UserId, WorkspaceId } from '@weir/domain/kernel';
import type { UsageSelection } from '@weir/domain/usage-reports';
import { sql } from 'kysely';
import type { Database } from '../src/database/database.ts';
import { BUCKET_INDEXES, ROLLUP_OF_RECORDS } from '../src/usage/insert-usage-records.ts';
import { ROLLUP_COLUMNS, ROLLUP_KEY } from '../src/usage/usage-rollup-columns.ts';

const HOUR_MS = 3_600_000;
/** Of one statement: the groups of its rollups fit into `work_mem`. */
const STEP_MS = 2 * HOUR_MS;
const STEPS_AT_ONCE = 2;
const WORK_MEM = '128MB';
const MAINTENANCE_WORK_MEM = '512MB';

const idOf = (kind: number, number: string) =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const firstOf = <Id>(kind: number) => idAt<Id>(kind, 0);

/** Of how many the records of the large organization are. */
export interface UsageSpread {
  readonly keys: number;
  readonly members: number;
  readonly workspaces: number;
  readonly models: number;
}

const SPREAD: UsageSpread = { keys: 100, members: 50, workspaces: 10, models: 5 };

/** The nth key, member and workspace of the large organization. */
export const idOfKey = (n: number) => idAt<ApiKeyId>(3, n);
export const idOfMember = (n: number) => idAt<UserId>(4, n);
export const idOfWorkspace = (n: number) => idAt<WorkspaceId>(2, n);
const idAt = <Id>(kind: number, n: number) =>
  `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as Id;

export interface AddedUsage {
  /** Nearly all records are of this organization. */
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly apiKeyId: ApiKeyId;
  readonly userId: UserId;
  /** The days of the records. */
  readonly range: Pick<UsageSelection, 'since' | 'until'>;
}

/**
 * Adds records of the last days and their rollups by SQL: `count` of one organization, and a tenth of that of five others with
 * ten keys each. For an empty database: the ledger and rollups have no indexes meanwhile.
 */
export async function addUsageRecords(
  database: Database,
  count: number,
  days: number,
  spread = SPREAD,
): Promise<AddedUsage> {
  const untilMs = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
  const sinceMs = untilMs - days * 24 * HOUR_MS;
  await database.sql`select ensure_usage_partitions(${new Date(sinceMs)})`;
  await addOwner(database);
  await skipLog(database);
  const restoreIndexes = await dropIndexes(database);
  const steps = Array.from({ length: (untilMs - sinceMs) / STEP_MS }, (_, step) => step);
  const ofStep = Math.round((1.1 * count) / steps.length);
  const work = async () => {
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      await addStep(database, new Date(sinceMs + step * STEP_MS), step * ofStep, ofStep, spread);
    }
  };
  await Promise.all(Array.from({ length: STEPS_AT_ONCE }, work));
  await restoreIndexes();
  return {
    organizationId: firstOf(1),
    workspaceId: firstOf(2),
    apiKeyId: firstOf(3),
    userId: firstOf(4),
    range: { since: new Date(sinceMs), until: new Date(untilMs) },
  };
}

async function addStep(
  { kysely }: Database,
  from: Date,
  first: number,
  count: number,
  { keys, members, workspaces, models }: UsageSpread,
): Promise<void> {
  const time = `'${from.toISOString()}'::timestamptz + (n - ${first}) * interval '${STEP_MS} milliseconds' / ${count}`;
  const statement = `
    with added as (
      insert into usage_records (request_id, client_request_id, organization_id, workspace_id, api_key_id, user_id,
        operation, streamed, model, model_id, deployment_id, connection_id, provider, upstream_model, started_at,
        ending, status, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
        usage_source, cost_nano_usd, ttft_us, itl_count, itl_mean_us, itl_p50_us, itl_p95_us, itl_max_us, itl_buckets,
        duration_us, overhead_us, request_bytes, response_bytes, attempts)
      select uuidv7(), 'req_' || n, ${idOf(1, 'organization')}, ${idOf(2, `organization * ${workspaces} + key % ${workspaces}`)},
        ${idOf(3, `organization * ${keys} + key`)}, ${idOf(4, `organization * ${members} + key % ${members}`)}, 'chat', true,
        'model-' || model, ${idOf(5, 'model')}, ${idOf(6, 'model')}, ${idOf(7, 'model')},
        case when model < 3 then 'openai' else 'openai-compatible' end, 'model-' || model, ${time},
        case when n % 50 = 0 then 'upstream_failed' else 'completed' end, 200, 1000 + n % 1000, n % 100, 0, n % 500, 0,
        'reported', 1000 * (n % 5000), 1000 * (n % 3000), 100, 20000, 20000, 30000, 90000, '{0,0,10,80,10}',
        10000 * (n % 1000), n % 900, 1000, 9000, '[]'
      from (
        select n, organization, model, hash % case organization when 0 then ${keys} else 10 end as key
        from (
          select n, case when n % 11 = 0 then 1 + n / 11 % 5 else 0 end as organization, abs(hashint8(n * 13)::bigint) % ${models} as model,
            abs(hashint8(n * 7)::bigint) as hash
          from generate_series(${first}::bigint, ${first + count - 1}) as n
        ) as made
      ) as made
      returning *, 15::smallint as minutes, date_bin('15 minutes', started_at, '2000-01-01T00:00Z') as starts_at,
        ${BUCKET_INDEXES}
    )
    insert into usage_rollups (${ROLLUP_COLUMNS}) select ${ROLLUP_OF_RECORDS} from added group by ${ROLLUP_KEY}`;
  await kysely.transaction().execute(async (transaction) => {
    await sql.raw(`set local work_mem = '${WORK_MEM}'`).execute(transaction);
    await sql.raw(statement).execute(transaction);
  });
}

/** The first member: reports of oneself are of organizations that there are. */
async function addOwner(database: Database): Promise<void> {
  const [organizationId, userId] = [firstOf<string>(1), firstOf<string>(4)];
  await database.sql`insert into organizations (id, name, created_at) values (${organizationId}, 'Meadow', now())`;
  await database.sql`insert into users (id, display_name, created_at) values (${userId}, 'Robin', now())`;
  await database.sql`
    insert into organization_members (organization_id, user_id, role, created_at)
    values (${organizationId}, ${userId}, 'owner', now())`;
}

/** What is made here need not survive a crash: without its log it is made in two thirds of the time. */
async function skipLog({ sql }: Database): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select oid::regclass::text as name from pg_class
    where relkind = 'r' and (oid in ('usage_rollups'::regclass, 'usage_totals'::regclass)
      or oid in (select inhrelid from pg_inherits where inhparent = 'usage_records'::regclass))`;
  for (const { name } of tables) await sql.unsafe(`alter table ${name} set unlogged`);
}

/** Made at the end, they cost a fraction. */
async function dropIndexes(database: Database): Promise<() => Promise<void>> {
  const indexes = await database.sql<
    { name: string; table: string; definition: string; constraint: string | null }[]
  >`
    select indexrelid::regclass::text as name, indrelid::regclass::text as "table",
      replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') as definition,
      pg_get_constraintdef(pg_constraint.oid) as constraint
    from pg_index left join pg_constraint on conindid = indexrelid
    where indrelid in ('usage_records'::regclass, 'usage_rollups'::regclass)`;
  for (const { name, table, constraint } of indexes) {
    await database.sql.unsafe(
      constraint === null ? `drop index ${name}` : `alter table ${table} drop constraint ${name}`,
    );
  }
  return () =>
    database.kysely.transaction().execute(async (transaction) => {
      await sql.raw(`set local maintenance_work_mem = '${MAINTENANCE_WORK_MEM}'`).execute(transaction);
      for (const { name, table, definition, constraint } of indexes) {
        const statement =
          constraint === null ? definition : `alter table ${table} add constraint ${name} ${constraint}`;
        await sql.raw(statement).execute(transaction);
      }
    });
}
