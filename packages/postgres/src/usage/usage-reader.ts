import {
  percentileOf,
  TTFT_BOUNDS_US,
  type UsageQuery,
  type UsageReader,
  type UsageRecord,
  type UsageSummaryRow,
} from '@weir/domain/usage';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';
import { decodeUsageRecord } from './usage-record-decoding.ts';

const MAX_PAGE = 1_000;
const MINUTE_MS = 60_000;
const TTFT_BUCKETS = Array.from(TTFT_BOUNDS_US.concat(0), (_, index) => `sum(ttft_buckets[${index + 1}])`);

/** Reads the usage ledger record by record, and the totals of its rollups. */
export class PostgresUsageReader implements UsageReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async records(query: UsageQuery): Promise<UsageRecord[]> {
    let select = this.#database.kysely
      .selectFrom('usage_records')
      .selectAll()
      .orderBy('started_at')
      .orderBy('request_id')
      .limit(Math.min(query.limit, MAX_PAGE));
    if (query.organizationId !== undefined)
      select = select.where('organization_id', '=', query.organizationId);
    if (query.since !== undefined) select = select.where('started_at', '>=', query.since);
    if (query.until !== undefined) select = select.where('started_at', '<', query.until);
    if (query.clientRequestId !== undefined)
      select = select.where('client_request_id', '=', query.clientRequestId);
    if (query.after !== undefined) {
      const { startedAt, requestId } = query.after;
      select = select
        // The same condition as the next line, for the planner: it skips earlier partitions.
        .where('started_at', '>=', startedAt)
        .where(sql<boolean>`(started_at, request_id) > (${startedAt}, ${requestId})`);
    }
    const rows = await runQuery(select.execute());
    return rows.map(decodeUsageRecord);
  }

  async summary(query: Pick<UsageQuery, 'organizationId' | 'since' | 'until'>): Promise<UsageSummaryRow[]> {
    let select = this.#database.kysely
      .selectFrom('usage_rollups')
      .groupBy('model')
      .select([
        'model',
        sql<string>`sum(requests)`.as('requests'),
        sql<string>`sum(failed_requests)`.as('failed_requests'),
        sql<string>`sum(unknown_usage_requests)`.as('unknown_usage_requests'),
        sql<string>`sum(input_tokens)`.as('input_tokens'),
        sql<string>`sum(cached_input_tokens)`.as('cached_input_tokens'),
        sql<string>`sum(output_tokens)`.as('output_tokens'),
        sql<string>`sum(cost_nano_usd)`.as('cost_nano_usd'),
        sql<string>`sum(unknown_cost_requests)`.as('unknown_cost_requests'),
        sql<string | null>`round(sum(ttft_sum_us) / nullif(sum(ttft_count), 0))`.as('mean_ttft_us'),
        sql<number[]>`to_jsonb(array[${sql.raw(TTFT_BUCKETS.join(', '))}])`.as('ttft_buckets'),
      ])
      .orderBy(sql`sum(cost_nano_usd)`, 'desc')
      .orderBy('model');
    if (query.organizationId !== undefined)
      select = select.where('organization_id', '=', query.organizationId);
    if (query.since !== undefined) {
      const { since } = query;
      select = select.where((rollup) =>
        rollup.or([
          rollup('minutes', '=', 15).and('starts_at', '>=', startOf(15, since)),
          rollup('minutes', '=', 60).and('starts_at', '>=', startOf(60, since)),
        ]),
      );
    }
    if (query.until !== undefined) select = select.where('starts_at', '<', query.until);
    const rows = await runQuery(select.execute());
    return rows.map((row) => ({
      model: row.model,
      requests: Number(row.requests),
      failedRequests: Number(row.failed_requests),
      unknownUsageRequests: Number(row.unknown_usage_requests),
      inputTokens: Number(row.input_tokens),
      cachedInputTokens: Number(row.cached_input_tokens),
      outputTokens: Number(row.output_tokens),
      costNanoUsd: BigInt(row.cost_nano_usd),
      unknownCostRequests: Number(row.unknown_cost_requests),
      meanTtftUs: row.mean_ttft_us === null ? null : Number(row.mean_ttft_us),
      p50TtftUs: percentileOf(row.ttft_buckets, TTFT_BOUNDS_US, 50),
      p95TtftUs: percentileOf(row.ttft_buckets, TTFT_BOUNDS_US, 95),
    }));
  }
}

function startOf(minutes: number, date: Date): Date {
  const slotMs = minutes * MINUTE_MS;
  return new Date(Math.floor(date.getTime() / slotMs) * slotMs);
}
