import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrganizationId } from '@weir/domain/kernel';
import {
  DURATION_BOUNDS_US,
  GAP_BOUNDS_US,
  OVERHEAD_BOUNDS_US,
  TTFT_BOUNDS_US,
  type UsageRecord,
} from '@weir/domain/usage';
import { aFreshId, aUsageRecord, seededRandomBytes, usageRecords, usageStoreContract } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { type LimitSeed, seedLimit } from '../../testing/seed-limit.ts';
import { batchOf010 } from './__fixtures__/batch-of-0.1.0.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { ROLLUP_COLUMNS } from './usage-rollup-columns.ts';
import { PostgresUsageStore } from './usage-store.ts';

const MAX_BIGINT = 9_223_372_036_854_775_807n;
const NO_USAGE = {
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  audioInputTokens: null,
  imageInputTokens: null,
  audioOutputTokens: null,
};

/** A record of one of some forty rollups, on both sides of midnight in every time zone, with any values. */
function aRecordOfFewGroups(pick: (below: number) => number): UsageRecord {
  const oneOf = <Value>(...values: Value[]) => values[pick(values.length)]!;
  const atBound = (bounds: readonly number[]) => bounds[pick(bounds.length)]! + pick(2);
  const inputTokens = pick(2_000);
  return aUsageRecord({
    organizationId: `019bc0de-0000-7000-8000-00000000c00${pick(2)}` as OrganizationId,
    model: `model-${pick(2)}`,
    userId: oneOf(null, aUsageRecord().userId),
    teamId: null,
    startedAt: new Date(
      oneOf(
        '2026-01-15T23:52:00Z',
        '2026-01-16T00:00:00Z',
        '2026-01-16T12:59:59.999Z',
        '2026-01-16T18:30:00Z',
        '2026-01-16T08:00:00Z',
      ),
    ),
    ttftUs: oneOf(null, atBound(TTFT_BOUNDS_US)),
    durationUs: oneOf(0, atBound(DURATION_BOUNDS_US)),
    overheadUs: atBound(OVERHEAD_BOUNDS_US),
    itl: oneOf(null, {
      ...aUsageRecord().itl!,
      count: 1 + pick(1_000),
      meanUs: pick(100_000),
      buckets: oneOf(
        null,
        Array.from({ length: 1 + pick(GAP_BOUNDS_US.length + 1) }, () => pick(50)),
      ),
    }),
    usage: oneOf<UsageRecord['usage']>(NO_USAGE, {
      inputTokens,
      cachedInputTokens: oneOf(null, pick(inputTokens + 1)),
      cacheWriteTokens: oneOf(null, pick(100)),
      outputTokens: pick(1_000),
      reasoningTokens: oneOf(null, pick(1_000)),
      audioInputTokens: oneOf(null, pick(100)),
      imageInputTokens: oneOf(null, pick(100)),
      audioOutputTokens: oneOf(null, pick(100)),
    }),
    usageSource: oneOf('unknown', 'estimated', 'reported'),
    costNanoUsd: oneOf(null, BigInt(pick(1_000_000))),
    ending: oneOf('completed', 'client_disconnected', 'upstream_failed', 'timed_out', 'shut_down'),
  });
}

/** How many of a group's values are within each bound but not the one before, then above all of them. */
function within(column: string, bounds: readonly number[]): string {
  const buckets = [...bounds, null].map((bound, index) => {
    const above = index === 0 ? 'true' : `${column} > ${bounds[index - 1]}`;
    return `count(*) filter (where ${above} and ${bound === null ? `${column} is not null` : `${column} <= ${bound}`})`;
  });
  return `array[${buckets}]`;
}

/** What the rollups must be, written without the code under test. */
const ROLLUPS_OF_RECORDS = `
  select organization_id, 15::smallint, date_bin('15 minutes', started_at, '2000-01-01T00:00Z'), workspace_id, api_key_id,
    user_id, team_id, model, provider,
    count(*),
    count(*) filter (where ending in ('upstream_failed', 'timed_out', 'shut_down')),
    count(*) filter (where usage_source = 'unknown'),
    coalesce(sum(input_tokens), 0), coalesce(sum(cached_input_tokens), 0), coalesce(sum(cache_write_tokens), 0),
    coalesce(sum(output_tokens), 0), coalesce(sum(reasoning_tokens), 0),
    coalesce(sum(cost_nano_usd), 0), count(*) filter (where cost_nano_usd is null),
    coalesce(sum(ttft_us), 0), count(ttft_us),
    coalesce(sum(itl_count * itl_mean_us), 0), coalesce(sum(itl_count), 0),
    sum(duration_us), sum(overhead_us),
    ${within('ttft_us', TTFT_BOUNDS_US)},
    array[${GAP_BOUNDS_US.concat(0).map((_, index) => `coalesce(sum(itl_buckets[${index + 1}]), 0)`)}]::bigint[],
    ${within('duration_us', DURATION_BOUNDS_US)},
    ${within('overhead_us', OVERHEAD_BOUNDS_US)}
  from usage_records
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9`;

/** What the counters must be, by the time of each record. */
const COUNTERS_OF_RECORDS = `
  select scope, scope_id, organization_id, model_id, period, period_start, coalesce(sum(cost_nano_usd), 0), count(*),
    coalesce(sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)), 0)
  from (
    select distinct limits.scope, limits.scope_id, limits.organization_id, limits.model_id, limits.period,
      current.starts_at as period_start, request_id, cost_nano_usd, input_tokens, output_tokens
    from usage_records as used
    join organizations on organizations.id = used.organization_id
    join limits on limits.organization_id = used.organization_id
      and (limits.model_id is null or limits.model_id = used.model_id)
      and limits.scope_id = case limits.scope when 'api_key' then used.api_key_id when 'member' then used.user_id
        when 'team' then used.team_id when 'workspace' then used.workspace_id when 'subscription' then used.subscription_id
        else used.organization_id end
    cross join lateral limit_period(limits.period, limits.anchor, time_zone, used.started_at) as current
    where limits.period is not null
  ) as counted
  group by 1, 2, 3, 4, 5, 6`;

const COUNTERS =
  'select scope, scope_id, organization_id, model_id, period, period_start, spent_nano_usd, requests, tokens from limit_counters';

/** Limits of every scope and period of the records of few groups, some of which share a counter. */
async function limitFewGroups(database: OpenTestDatabase): Promise<void> {
  const record = aUsageRecord();
  await database.sql`
    insert into models (id, name, owned_by, created_at) values (${record.modelId}, 'meadow-large', 'us', now())`;
  for (const [index, timeZone] of ['Australia/Lord_Howe', 'Asia/Kathmandu'].entries()) {
    const organizationId = `019bc0de-0000-7000-8000-00000000c00${index}`;
    await database.sql`
      insert into organizations (id, name, created_at, time_zone) values (${organizationId}, 'Meadow', now(), ${timeZone})`;
    const createdAt = new Date('2025-12-01T00:00:00Z');
    const limit = (seed: Partial<LimitSeed>) => seedLimit(database, { organizationId, createdAt, ...seed });
    await limit({ period: 'day' });
    await limit({ period: 'day', kind: 'token_quota' });
    await limit({ kind: 'requests_per_minute', period: null });
    await limit({ scope: 'workspace', scopeId: record.workspaceId, period: '30d' });
    await limit({ scope: 'api_key', scopeId: record.apiKeyId, period: 'month', modelId: record.modelId });
    await limit({ scope: 'api_key', scopeId: record.apiKeyId, period: 'total' });
    await limit({ scope: 'member', scopeId: record.userId, period: 'week', kind: 'request_quota' });
    await limit({ scope: 'subscription', scopeId: record.subscriptionId, period: 'year' });
  }
}

describe.each(['UTC', 'Australia/Lord_Howe'])('PostgresUsageStore, in %s', (timeZone) => {
  let database: OpenTestDatabase;
  let store: PostgresUsageStore;
  let reader: PostgresUsageReader;
  beforeEach(async () => {
    // Twenty connections for statements.
    database = await openTestDatabase({ poolSize: 50 }, timeZone);
    store = new PostgresUsageStore(database);
    reader = new PostgresUsageReader(database);
  });
  afterEach(() => database.discard());

  const rowsThatDiffer = (one: string, other: string) =>
    database.sql.unsafe(
      `(select * from (${one}) as one except all (${other})) union all (select * from (${other}) as other except all (${one}))`,
    );

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
    rejectedRecord: () => aUsageRecord({ durationUs: 0.5 }),
  }));

  it('takes many overlapping batches in any order at once, without a deadlock, and every sum is right', async () => {
    await limitFewGroups(database);
    const random = seededRandomBytes(7);
    const pick = (below: number) => random(4).reduce((sum, byte) => sum * 256 + byte, 0) % below;
    const records = Array.from({ length: 400 }, () => aRecordOfFewGroups(pick));
    const batches = Array.from({ length: 20 }, () => Array.from({ length: 40 }, () => records[pick(400)]!));
    const sent = new Set(batches.flat());
    await Promise.all(batches.map((batch) => store.insert(batch)));

    const [stored] = await database.sql`select count(*)::int as records from usage_records`;
    expect(stored).toEqual({ records: sent.size });
    const [rollups] = await database.sql`select count(*)::int as count from usage_rollups`;
    expect(rollups!.count, 'rollups, so that most records meet others').toBeLessThan(sent.size / 8);
    expect(await rowsThatDiffer(`select ${ROLLUP_COLUMNS} from usage_rollups`, ROLLUPS_OF_RECORDS)).toEqual(
      [],
    );
    const [counters] =
      await database.sql`select count(*)::int as count from limit_counters where requests > 0`;
    expect(counters!.count).toBeGreaterThan(12);
    expect(await rowsThatDiffer(`${COUNTERS} where requests > 0`, COUNTERS_OF_RECORDS)).toEqual([]);
  });

  it('locks the rows of each table in the order of their keys, so that overlapping batches cannot deadlock', async () => {
    const orders = {
      usage_records: 'request_id, started_at',
      usage_rollups: `organization_id, date_bin('1 hour', starts_at, '2000-01-01T00:00Z'), workspace_id, api_key_id, model,
        provider, user_id, team_id, starts_at`,
      usage_totals:
        'level, minutes, organization_id, starts_at, workspace_id, api_key_id, user_id, model, provider',
      limit_counters: 'scope, scope_id, organization_id, model_id, period, period_start',
    };
    await limitFewGroups(database);
    await database.sql`update usage_totals_fold set folded_until = '2026-02-01T00:00Z'`;
    await database.sql.unsafe(`
      create table written (step bigint generated always as identity, written_to text, content jsonb);
      create function note() returns trigger language plpgsql as $$ begin
        insert into written (written_to, content) values (tg_argv[0], to_jsonb(new));
        return new;
      end $$;
      ${Object.keys(orders)
        .map(
          (table) =>
            `create trigger note before insert on ${table} for each row execute function note('${table}');`,
        )
        .join('')}`);
    const random = seededRandomBytes(11);
    const pick = (below: number) => random(4).reduce((sum, byte) => sum * 256 + byte, 0) % below;
    await store.insert(Array.from({ length: 200 }, () => aRecordOfFewGroups(pick)).reverse());
    for (const [table, order] of Object.entries(orders)) {
      const steps = await database.sql.unsafe(`
        select step from written, jsonb_populate_record(null::${table}, content) where written_to = '${table}' order by ${order}`);
      const inOrderOfKeys = steps.map(({ step }) => Number(step));
      expect(inOrderOfKeys.length, table).toBeGreaterThan(10);
      expect(inOrderOfKeys, table).toEqual(inOrderOfKeys.toSorted((one, other) => one - other));
    }
  });

  it('counts what limits count, in their periods, and nothing where there are none', async () => {
    const record = aUsageRecord();
    const { organizationId } = record;
    await database.sql`
      insert into organizations (id, name, created_at, time_zone)
      values (${organizationId}, 'Meadow', now(), 'America/New_York')`;
    const createdAt = new Date('2026-01-01T12:00:00Z');
    await seedLimit(database, { organizationId, createdAt, period: 'day' });
    await seedLimit(database, { organizationId, createdAt, period: 'day', kind: 'request_quota' });
    await seedLimit(database, { organizationId, createdAt, scope: 'team', scopeId: record.teamId });
    const elsewhere = aFreshId<'organization'>();
    await store.insert([
      aUsageRecord({ startedAt: new Date('2026-01-16T04:59:59.999Z'), costNanoUsd: 5n }),
      aUsageRecord({ startedAt: new Date('2026-01-16T05:00:00.000Z'), costNanoUsd: 7n }),
      aUsageRecord({
        startedAt: new Date('2026-01-16T05:00:00.000Z'),
        usage: NO_USAGE,
        usageSource: 'unknown',
        costNanoUsd: null,
      }),
      aUsageRecord({
        startedAt: new Date('2026-01-16T05:00:00.000Z'),
        usage: { ...NO_USAGE, inputTokens: 3 },
        usageSource: 'estimated',
        costNanoUsd: null,
        teamId: null,
      }),
      // Before the first period that is counted.
      aUsageRecord({ startedAt: new Date('2025-12-31T12:00:00Z'), teamId: null }),
      aUsageRecord({ organizationId: elsewhere }),
    ]);
    const rows = await database.sql`
      select scope, period, period_start as start, spent_nano_usd::text as spent, requests::int, tokens::int
      from limit_counters where requests > 0 order by scope, period, period_start`;
    expect([...rows]).toEqual([
      {
        ...{ scope: 'organization', period: 'day', start: new Date('2026-01-15T05:00:00Z') },
        ...{ spent: '5', requests: 1, tokens: 1_540 },
      },
      {
        ...{ scope: 'organization', period: 'day', start: new Date('2026-01-16T05:00:00Z') },
        ...{ spent: '7', requests: 3, tokens: 1_543 },
      },
      {
        ...{ scope: 'team', period: 'total', start: new Date(0) },
        ...{ spent: '12', requests: 3, tokens: 3_080 },
      },
    ]);
    const [old] = await database.sql`select count(*)::int as count from spend_counters`;
    expect(old!.count).toBe(0);
  });

  it('takes what is recorded from the lease that covered it, as far as the lease goes', async () => {
    const { organizationId } = aUsageRecord();
    await database.sql`insert into organizations (id, name, created_at) values (${organizationId}, 'Meadow', now())`;
    const money = await seedLimit(database, { organizationId });
    const requests = await seedLimit(database, { organizationId, kind: 'request_quota', period: 'day' });
    const [one, other] = [aFreshId<'lease-holder'>(), aFreshId<'lease-holder'>()];
    for (const holder of [one, other]) {
      await database.sql`
        insert into limit_leases values (${money}, 'epoch', ${holder}, 20, now() + interval '1 minute'),
          (${requests}, '2026-01-15T00:00Z', ${holder}, 3, now() + interval '1 minute'),
          (${requests}, '2026-01-16T00:00Z', ${holder}, 3, now() + interval '1 minute')`;
    }
    const leases = async () => {
      const rows = await database.sql<{ amount: string }[]>`
        select amount::text from limit_leases order by holder = ${other}, limit_id = ${requests}, period_start`;
      return rows.map(({ amount }) => Number(amount));
    };
    const [first, second] = [
      aUsageRecord({ leaseHolder: one, costNanoUsd: 5n }),
      aUsageRecord({ leaseHolder: other, costNanoUsd: 4n }),
    ];
    await store.insert([first, second]);
    await store.insert([second]);
    expect(await leases()).toEqual([15, 2, 3, 16, 2, 3]);
    await store.insert([
      aUsageRecord({ leaseHolder: one, costNanoUsd: 16n }),
      aUsageRecord({ leaseHolder: one, costNanoUsd: null, startedAt: new Date('2026-01-16T01:00:00Z') }),
      aUsageRecord({ leaseHolder: aFreshId() }),
      aUsageRecord({ leaseHolder: null }),
    ]);
    expect(await leases()).toEqual([0, 1, 2, 16, 2, 3]);
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
    const { organizationId } = aUsageRecord();
    await database.sql`insert into organizations (id, name, created_at) values (${organizationId}, 'Meadow', now())`;
    await seedLimit(database, { organizationId });
    const records = usageRecords(3, { costNanoUsd: MAX_BIGINT, usage, durationUs: Number.MAX_SAFE_INTEGER });
    await store.insert(records.slice(0, 2));
    await store.insert(records.slice(2));
    expect((await reader.records({ limit: 1 }))[0]?.costNanoUsd).toBe(MAX_BIGINT);
    expect(await reader.summary({})).toMatchObject([{ costNanoUsd: 3n * MAX_BIGINT }]);
    const [counter] = await database.sql`
      select spent_nano_usd::text as spent, tokens::text from limit_counters`;
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
        audioInputTokens: 0,
        imageInputTokens: 0,
        audioOutputTokens: 0,
      },
      costNanoUsd: 0n,
      ttftUs: 0,
    });
    await store.insert([unknown, zero]);
    expect(await reader.records({ limit: 10 })).toEqual([unknown, zero]);
    await store.insert([{ ...zero, requestId: aUsageRecord().requestId, usageSource: 'estimated' }]);
    expect(await reader.summary({})).toMatchObject([
      { requests: 3, unknownUsageRequests: 1, unknownCostRequests: 1, costNanoUsd: 0n, meanTtftUs: 0 },
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
    const statement = await readFile(join(import.meta.dirname, '__fixtures__/insert-of-0.1.0.sql'), 'utf8');
    for (let sent = 0; sent < 2; sent++) {
      await database.statements.run(statement, [batchOf010(record.requestId, record.startedAt)]);
    }
    expect(await reader.records({ limit: 10 })).toEqual([
      {
        ...known,
        userId: null,
        teamId: null,
        itl: { ...known.itl, buckets: null, strip: null },
        attempts: [{ ...known.attempts[0], startOffsetUs: null, firstByteUs: null, breakerState: null }],
        clientUser: null,
        tags: null,
        upstreamRequestId: null,
        priceId: null,
        subscriptionId: null,
        leaseHolder: null,
        isFallback: null,
        authenticatedUs: null,
        bodyReceivedUs: null,
        admittedUs: null,
        lastTokenUs: null,
        admissionLimits: null,
        settledBy: null,
        units: null,
        usage: { ...known.usage, audioInputTokens: null, imageInputTokens: null, audioOutputTokens: null },
      },
    ]);
    expect(await reader.summary({})).toMatchObject([{ requests: 1, meanTtftUs: 312_400, p50TtftUs: null }]);
    await store.insert([aUsageRecord({ userId, startedAt: record.startedAt })]);
    expect(await reader.summary({})).toMatchObject([
      { requests: 2, meanTtftUs: 312_400, p50TtftUs: 375_000 },
    ]);
  });

  it('leaves nothing behind of a batch that is aborted while another transaction blocks it', async () => {
    const [first, second] = usageRecords(2) as [UsageRecord, UsageRecord];
    await store.insert([first]);
    const blocker = await database.sql.reserve();
    await blocker`begin`;
    await blocker`select 1 from usage_rollups for update`;
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
