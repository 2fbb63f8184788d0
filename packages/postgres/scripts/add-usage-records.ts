import type { Database } from '../src/database/database.ts';
import { BUCKET_INDEXES, ROLLUP_VALUES } from '../src/usage/insert-usage-records.ts';
import {
  ROLLUP_BUCKETS,
  ROLLUP_COLUMNS,
  ROLLUP_KEY,
  ROLLUP_SUMS,
} from '../src/usage/usage-rollup-columns.ts';

const BATCH = 500_000;
/** The organization that has half of everything. */
export const LARGEST = '00000001-0000-7000-8000-000000000000';

const uuid = (kind: number, number: string) =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/**
 * Adds records of the last 30 days, and their rollups: half of them one organization's, with a hundred keys of fifty members in
 * ten workspaces and five models; the other half spread over nineteen like it.
 */
export async function addUsageRecords({ sql }: Database, count: number): Promise<void> {
  await sql`select ensure_usage_partitions(now() - interval '30 days')`;
  for (let first = 0; first < count; first += BATCH) {
    await sql.unsafe(`
      insert into usage_records (request_id, client_request_id, organization_id, workspace_id, api_key_id, user_id,
        operation, streamed, model, model_id, deployment_id, connection_id, provider, upstream_model, started_at,
        ending, status, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
        usage_source, cost_nano_usd, ttft_us, itl_count, itl_mean_us, itl_p50_us, itl_p95_us, itl_max_us, itl_buckets,
        duration_us, overhead_us, request_bytes, response_bytes, attempts)
      select gen_random_uuid(), 'req_' || n, ${uuid(1, 'organization')}, ${uuid(2, 'organization * 10 + key % 10')},
        ${uuid(3, 'organization * 100 + key')}, ${uuid(4, 'organization * 50 + key % 50')}, 'chat', true,
        'model-' || model, ${uuid(5, 'model')}, ${uuid(6, 'model')}, ${uuid(7, 'model')},
        case when model < 3 then 'openai' else 'openai-compatible' end, 'model-' || model,
        now() - (n::float8 / ${count}) * interval '30 days', case when n % 50 = 0 then 'upstream_failed' else 'completed' end,
        200, 1000 + n % 1000, n % 100, 0, n % 500, 0, 'reported', 1000 * (n % 5000), 1000 * (n % 3000), 100, 20000,
        20000, 30000, 90000, '{0,0,10,80,10}', 10000 * (n % 1000), n % 900, 1000, 9000, '[]'
      from (
        select n, case when n % 2 = 0 then 0 else 1 + abs(hashint8(n * 3)) % 19 end as organization,
          abs(hashint8(n * 7)) % 100 as key, abs(hashint8(n * 13)) % 5 as model
        from generate_series(${first}::bigint, ${Math.min(first + BATCH, count) - 1}) as n
      ) as made`);
  }
  const values = [
    ...ROLLUP_SUMS.map((column) => ROLLUP_VALUES.sums[column]),
    ...(Object.keys(ROLLUP_BUCKETS) as (keyof typeof ROLLUP_BUCKETS)[]).map(
      (column) => ROLLUP_VALUES.buckets[column],
    ),
  ];
  await sql.unsafe(`
    insert into usage_rollups (${ROLLUP_COLUMNS})
    select ${ROLLUP_KEY}, ${values.join(', ')}
    from (
      select *, 15::smallint as minutes, date_bin('15 minutes', started_at, '2000-01-01T00:00Z') as starts_at, ${BUCKET_INDEXES}
      from usage_records
    ) as records
    group by ${ROLLUP_KEY}`);
}
