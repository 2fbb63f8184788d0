import { createDatabase, reconcileUsage } from '@weir/postgres';
import type { Exchange } from './exchange.ts';
import { NANO_USD_PER_INPUT_TOKEN, NANO_USD_PER_OUTPUT_TOKEN } from './scenario-upstream.ts';

/** Where clients and ledger disagree: request ids, or for `sums` a line each. Empty lists are agreement. */
export interface LedgerComparison {
  /** Finished, but without a record. */
  readonly lost: readonly string[];
  /** More than one record. */
  readonly doubled: readonly string[];
  /** Finished, but recorded otherwise. */
  readonly wrong: readonly string[];
  /** Rollups and counters that are not the sums of the records, by the queries here and by `weir usage reconcile`. */
  readonly sums: readonly string[];
  readonly records: number;
}

interface LedgerRow {
  readonly request_id: string;
  readonly client_request_id: string;
  readonly ending: string;
  readonly usage_source: string;
  readonly input_tokens: bigint | null;
  readonly output_tokens: bigint | null;
  readonly cost_nano_usd: bigint | null;
}

/** Compares what the clients saw with the whole ledger. */
export async function compareWithLedger(
  databaseUrl: string,
  exchanges: readonly Exchange[],
): Promise<LedgerComparison> {
  const database = createDatabase(databaseUrl, { poolSize: 2, applicationName: 'weir-comparison' });
  const { sql, close } = database;
  try {
    const rows = await sql<LedgerRow[]>`
      select request_id, client_request_id, ending, usage_source, input_tokens, output_tokens, cost_nano_usd
      from usage_records`;
    const rollups = await sql.unsafe<{ line: string }[]>(WRONG_ROLLUPS);
    const counters = await sql.unsafe<{ line: string }[]>(WRONG_COUNTERS);
    const reconciled: string[] = [];
    await reconcileUsage(
      database,
      async ({ of, key }) => reconciled.push(`${of} ${JSON.stringify(key)}`) > 0,
    );
    return {
      ...compareRows(rows, exchanges),
      sums: [...[...rollups, ...counters].map(({ line }) => line), ...reconciled],
      records: rows.length,
    };
  } finally {
    await close();
  }
}

function compareRows(rows: readonly LedgerRow[], exchanges: readonly Exchange[]) {
  const byClient = Map.groupBy(rows, (row) => row.client_request_id);
  const byRequest = Map.groupBy(rows, (row) => row.request_id);
  const lost: string[] = [];
  const wrong: string[] = [];
  for (const { isFinished, planned } of exchanges) {
    if (!isFinished) continue;
    const row = byClient.get(planned.requestId)?.[0];
    if (row === undefined) lost.push(planned.requestId);
    else if (!isAsPlanned(row, planned)) wrong.push(planned.requestId);
  }
  const doubled = [...byClient, ...byRequest].filter(([, found]) => found.length > 1).map(([id]) => id);
  return { lost, doubled, wrong };
}

function isAsPlanned(row: LedgerRow, planned: Exchange['planned']): boolean {
  const input = BigInt(planned.inputTokens);
  const output = BigInt(planned.outputTokens);
  return (
    row.ending === 'completed' &&
    row.usage_source === 'reported' &&
    row.input_tokens === input &&
    row.output_tokens === output &&
    row.cost_nano_usd === input * NANO_USD_PER_INPUT_TOKEN + output * NANO_USD_PER_OUTPUT_TOKEN
  );
}

const WRONG_ROLLUPS = `
  with expected as (
    select organization_id, minutes::smallint,
      date_bin(make_interval(mins => minutes), started_at, '2000-01-01T00:00Z') as starts_at, workspace_id, api_key_id,
      user_id, team_id, model, provider,
      count(*), count(*) filter (where ending not in ('completed', 'client_disconnected')),
      coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), coalesce(sum(cost_nano_usd), 0),
      coalesce(sum(ttft_us), 0), sum(duration_us)
    from usage_records cross join (values (15)) as slots (minutes)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), found as (
    select organization_id, minutes, starts_at, workspace_id, api_key_id, user_id, team_id, model, provider,
      requests, failed_requests, input_tokens, output_tokens, cost_nano_usd, ttft_sum_us, duration_sum_us
    from usage_rollups
  )
  select distinct concat_ws(' ', 'rollup of', model, 'in', minutes, 'minutes of', starts_at) as line
  from ((table expected except table found) union all (table found except table expected)) as wrong`;

const WRONG_COUNTERS = `
  with expected as (
    select limits.scope, limits.scope_id, limits.organization_id, limits.model_id, limits.period,
      current.starts_at as period_start, count(*) as requests, coalesce(sum(cost_nano_usd), 0) as spent,
      sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)) as tokens
    from usage_records as used
    cross join lateral (values
      ('api_key', api_key_id), ('member', user_id), ('team', team_id), ('workspace', workspace_id),
      ('organization', organization_id), ('subscription', subscription_id)
    ) as scopes (scope, scope_id)
    join (
      select distinct scope, scope_id, organization_id, model_id, period, anchor, counted_from from limits
      where period is not null
    ) as limits on limits.scope = scopes.scope and limits.scope_id = scopes.scope_id
      and limits.organization_id = used.organization_id
      and (limits.model_id is null or limits.model_id = used.model_id)
    join organizations on organizations.id = used.organization_id
    cross join lateral limit_period(limits.period, limits.anchor, time_zone, used.started_at) as current
    where current.starts_at >= limits.counted_from
    group by 1, 2, 3, 4, 5, 6
  ), found as (
    select scope, scope_id, organization_id, model_id, period, period_start, requests, spent_nano_usd, tokens
    from limit_counters where requests > 0
  )
  select distinct concat_ws(' ', period, 'counter of', scope, 'from', period_start) as line
  from ((table expected except table found) union all (table found except table expected)) as wrong`;
