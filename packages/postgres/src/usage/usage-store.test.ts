import type { ApiKeyId, OrganizationId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { aUsageRecord, seededRandomBytes, usageRecords, usageStoreContract } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

const MAX_BIGINT = 9_223_372_036_854_775_807n;
const NO_USAGE = {
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
};

/** As that release encoded `aUsageRecord`. Never change it. */
const ROW_OF_0_1_0 = (requestId: string) =>
  `{"(${requestId},${requestId},019bc0de-0000-7000-8000-00000000a001,019bc0de-0000-7000-8000-00000000a002,019bc0de-0000-7000-8000-00000000a003,chat,true,meadow-large,019bc0de-0000-7000-8000-00000000a004,019bc0de-0000-7000-8000-00000000a005,019bc0de-0000-7000-8000-00000000a006,openai,meadow-large-2026-01,meadow-large-2026-01,2026-01-15T12:00:00.123Z,completed,200,,stop,1200,200,,340,40,reported,4125000,312400,311900,339,18200,17900,31000,88000,6480200,480,5120,74300,\\"[{\\\\\\"deploymentId\\\\\\":\\\\\\"019bc0de-0000-7000-8000-00000000a005\\\\\\",\\\\\\"connectionId\\\\\\":\\\\\\"019bc0de-0000-7000-8000-00000000a006\\\\\\",\\\\\\"status\\\\\\":200,\\\\\\"errorCode\\\\\\":null,\\\\\\"durationUs\\\\\\":6479900}]\\")"}`;

describe('PostgresUsageStore', () => {
  let database: OpenTestDatabase;
  let store: PostgresUsageStore;
  let reader: PostgresUsageReader;
  beforeEach(async () => {
    // Twenty connections for statements.
    database = await openTestDatabase({ poolSize: 50 });
    store = new PostgresUsageStore(database);
    reader = new PostgresUsageReader(database);
  });
  afterEach(() => database.discard());

  usageStoreContract(async () => ({
    store,
    recorded: () => reader.records({ limit: 1_000 }),
    async totals() {
      const total = { requests: 0, inputTokens: 0, outputTokens: 0, costNanoUsd: 0n };
      for (const row of await reader.summary({})) {
        total.requests += row.requests;
        total.inputTokens += row.inputTokens;
        total.outputTokens += row.outputTokens;
        total.costNanoUsd += row.costNanoUsd;
      }
      return total;
    },
    refusedRecord: () => aUsageRecord({ durationUs: 0.5 }),
  }));

  it('takes many overlapping batches in any order at once, without a deadlock, and every sum is right', async () => {
    const random = seededRandomBytes(7);
    const pick = (below: number) => random(4).reduce((sum, byte) => sum * 256 + byte, 0) % below;
    const records = Array.from({ length: 200 }, (_, index) =>
      aUsageRecord({
        apiKeyId: `019bc0de-0000-7000-8000-00000000b00${index % 5}` as ApiKeyId,
        organizationId: `019bc0de-0000-7000-8000-00000000c00${index % 3}` as OrganizationId,
        model: `model-${index % 7}`,
        startedAt: new Date(Date.UTC(2026, 0, 15 + (index % 3), 12 + (index % 4))),
        costNanoUsd: index % 11 === 0 ? null : BigInt(index) * 1_000n,
        ending: index % 13 === 0 ? 'timed_out' : 'completed',
      }),
    );
    const batches = Array.from({ length: 20 }, () => Array.from({ length: 40 }, () => records[pick(200)]!));
    const sent = new Set(batches.flat());
    await Promise.all(batches.map((batch) => store.insert(batch)));

    const [stored] = await database.sql`select count(*)::int as records from usage_records`;
    expect(stored).toEqual({ records: sent.size });
    const rollupDifferences = await database.sql`
      select organization_id, date_trunc('hour', started_at, 'UTC') as hour, workspace_id, api_key_id, model, provider,
        count(*) as requests,
        count(*) filter (where ending = 'timed_out') as failed_requests,
        coalesce(sum(cost_nano_usd), 0) as cost_nano_usd,
        count(*) filter (where cost_nano_usd is null) as unknown_cost_requests,
        sum(input_tokens) as input_tokens, sum(ttft_us) as ttft_sum_us,
        sum(itl_count * itl_mean_us) as itl_sum_us, sum(duration_us) as duration_sum_us
      from usage_records group by 1, 2, 3, 4, 5, 6
      except
      select organization_id, hour, workspace_id, api_key_id, model, provider, requests, failed_requests, cost_nano_usd,
        unknown_cost_requests, input_tokens, ttft_sum_us, itl_sum_us, duration_sum_us
      from usage_rollups_hourly`;
    expect(rollupDifferences).toHaveLength(0);
    const counterDifferences = await database.sql`
      select 'api_key', api_key_id, 'day', (started_at at time zone 'UTC')::date,
        coalesce(sum(cost_nano_usd), 0), count(*), sum(input_tokens + output_tokens)
      from usage_records group by 1, 2, 3, 4
      union all
      select 'organization', organization_id, 'total', date '1970-01-01',
        coalesce(sum(cost_nano_usd), 0), count(*), sum(input_tokens + output_tokens)
      from usage_records group by 1, 2, 3, 4
      except
      select scope, scope_id, period, period_start, spent_nano_usd, requests, tokens from spend_counters`;
    expect(counterDifferences).toHaveLength(0);
  });

  it('counts what each scope spent, in total and by day (UTC)', async () => {
    await store.insert([
      aUsageRecord({ startedAt: new Date('2026-01-15T23:59:59.999Z'), costNanoUsd: 5n }),
      aUsageRecord({ startedAt: new Date('2026-01-16T00:00:00.000Z'), costNanoUsd: 7n }),
      aUsageRecord({
        startedAt: new Date('2026-01-16T00:00:00.000Z'),
        usage: NO_USAGE,
        usageSource: 'unknown',
        costNanoUsd: null,
      }),
    ]);
    const rows = await database.sql`
      select scope, period, period_start::text as start, spent_nano_usd::text as spent, requests::int, tokens::int
      from spend_counters order by scope, period, period_start`;
    expect([...rows]).toEqual(
      ['api_key', 'organization', 'workspace'].flatMap((scope) => [
        { scope, period: 'day', start: '2026-01-15', spent: '5', requests: 1, tokens: 1_540 },
        { scope, period: 'day', start: '2026-01-16', spent: '7', requests: 2, tokens: 1_540 },
        { scope, period: 'total', start: '1970-01-01', spent: '12', requests: 3, tokens: 3_080 },
      ]),
    );
  });

  it('takes a record of a month that has no partition, late or early', async () => {
    const early = aUsageRecord({ startedAt: new Date('2019-02-28T12:00:00Z') });
    const late = aUsageRecord({ startedAt: new Date('2050-02-28T12:00:00Z') });
    await store.insert([late, early]);
    await store.insert([early, late]);
    expect(await reader.records({ limit: 10 })).toEqual([early, late]);
    expect(await reader.summary({})).toMatchObject([{ requests: 2 }]);
  });

  it('adds up beyond what a bigint holds', async () => {
    const usage = {
      ...NO_USAGE,
      inputTokens: Number.MAX_SAFE_INTEGER,
      outputTokens: Number.MAX_SAFE_INTEGER,
    };
    const records = usageRecords(3, { costNanoUsd: MAX_BIGINT, usage, durationUs: Number.MAX_SAFE_INTEGER });
    await store.insert(records.slice(0, 2));
    await store.insert(records.slice(2));
    expect((await reader.records({ limit: 1 }))[0]?.costNanoUsd).toBe(MAX_BIGINT);
    expect(await reader.summary({})).toMatchObject([{ costNanoUsd: 3n * MAX_BIGINT }]);
    const [counter] = await database.sql`
      select spent_nano_usd::text as spent, tokens::text from spend_counters where scope = 'api_key' and period = 'total'`;
    expect(counter).toEqual({
      spent: (3n * MAX_BIGINT).toString(),
      tokens: (6n * BigInt(Number.MAX_SAFE_INTEGER)).toString(),
    });
  });

  it('keeps unknown apart from zero', async () => {
    const unknown = aUsageRecord({
      usage: NO_USAGE,
      usageSource: 'unknown',
      costNanoUsd: null,
      ttftUs: null,
      itl: null,
    });
    const zero = aUsageRecord({
      usage: {
        inputTokens: 0,
        cachedInputTokens: 0,
        cacheWriteTokens: 0,
        outputTokens: 0,
        reasoningTokens: 0,
      },
      costNanoUsd: 0n,
      ttftUs: 0,
    });
    await store.insert([unknown, zero]);
    expect(await reader.records({ limit: 10 })).toEqual([unknown, zero]);
    expect(await reader.summary({})).toMatchObject([
      { requests: 2, unknownUsageRequests: 1, unknownCostRequests: 1, costNanoUsd: 0n, meanTtftUs: 0 },
    ]);
  });

  it('gives back any text, whatever it means in a literal of a row or an array', async () => {
    const pieces = [
      '"',
      '\\',
      ',',
      '(',
      ')',
      '{',
      '}',
      "'",
      ' ',
      '\t',
      '\n',
      '\r',
      'NULL',
      'null',
      'a',
      '🔑',
      '\\"',
      '""',
      '\\n',
    ];
    const texts = ['', ...pieces, ...pieces.flatMap((one) => pieces.map((other) => `${one}${other}${one}`))];
    const records = texts.map((text) =>
      aUsageRecord({
        clientRequestId: text,
        model: text,
        upstreamModel: text,
        responseModel: text,
        errorCode: text,
        finishReason: text,
        attempts: [{ ...aUsageRecord().attempts[0]!, errorCode: text }],
        clientUser: text,
        tags: { [text]: text, other: text },
      }),
    );
    await store.insert(records);
    const stored = await reader.records({ limit: 1_000 });
    expect(new Map(stored.map((record) => [record.requestId, record]))).toEqual(
      new Map(records.map((record) => [record.requestId, record])),
    );
  });

  it('stores text that PostgreSQL cannot hold with replacement characters, all else as it is', async () => {
    const text = 'a\u0000b \ud800 \\u0000 "quoted" \n é 🔑 \u0007';
    await store.insert([
      aUsageRecord({ responseModel: text, finishReason: '\udc00', tags: { [text]: '\u0000', 'a b': text } }),
    ]);
    const stored = 'a\ufffdb \ufffd \\u0000 "quoted" \n é 🔑 \u0007';
    expect(await reader.records({ limit: 1 })).toMatchObject([
      { responseModel: stored, finishReason: '\ufffd', tags: { [stored]: '\ufffd', 'a b': stored } },
    ]);
  });

  it('takes what the release before sends while an upgrade rolls out, and reads null for what it did not know', async () => {
    const record = aUsageRecord();
    const { userId, teamId, clientUser, tags, ...known } = record;
    await database.sql`
      insert into usage_records (request_id, client_request_id, organization_id, workspace_id, api_key_id, operation,
        streamed, model, model_id, deployment_id, connection_id, provider, upstream_model, response_model, started_at,
        ending, status, error_code, finish_reason, input_tokens, cached_input_tokens, cache_write_tokens,
        output_tokens, reasoning_tokens, usage_source, cost_nano_usd, ttft_us, upstream_ttft_us, itl_count, itl_mean_us,
        itl_p50_us, itl_p95_us, itl_max_us, duration_us, overhead_us, request_bytes, response_bytes, attempts)
      select * from unnest(${ROW_OF_0_1_0(record.requestId)}::text::usage_record_row[])`;
    expect(await reader.records({ limit: 10 })).toEqual([
      {
        ...known,
        userId: null,
        teamId: null,
        itl: { ...known.itl, buckets: null, strip: null },
        attempts: [{ ...known.attempts[0], startOffsetUs: null, firstByteUs: null }],
        clientUser: null,
        tags: null,
      },
    ]);
  });

  it('leaves nothing behind of a batch that is aborted while another transaction blocks it', async () => {
    const [first, second] = usageRecords(2) as [UsageRecord, UsageRecord];
    await store.insert([first]);
    const blocker = await database.sql.reserve();
    await blocker`begin`;
    await blocker`select 1 from spend_counters for update`;
    await expect(store.insert([second], AbortSignal.timeout(30))).rejects.toMatchObject({
      code: 'database_unavailable',
      retryable: true,
    });
    await blocker`commit`;
    blocker.release();
    await store.insert([second]);
    expect(await reader.records({ limit: 10 })).toEqual([first, second]);
    expect(await reader.summary({})).toMatchObject([{ requests: 2 }]);
  });
});
