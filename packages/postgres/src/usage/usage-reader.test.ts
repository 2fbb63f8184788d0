import type { OrganizationId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { aUsageRecord } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresUsageReader } from './usage-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';

const OTHER = '019bc0de-0000-7000-8000-00000000a0ff' as OrganizationId;
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 0, 31, hour, minute));

describe('PostgresUsageReader', () => {
  let database: OpenTestDatabase;
  let reader: PostgresUsageReader;
  let records: UsageRecord[];
  beforeAll(async () => {
    database = await openTestDatabase();
    reader = new PostgresUsageReader(database);
    await database.sql`select ensure_usage_partitions(${at(0)})`;
    records = [
      aUsageRecord({ startedAt: at(10, 15), model: 'cheap', costNanoUsd: 1n, ttftUs: 100 }),
      aUsageRecord({ startedAt: at(10, 15), model: 'cheap', costNanoUsd: 2n, ttftUs: 301 }),
      aUsageRecord({ startedAt: at(10, 15), model: 'dear', costNanoUsd: 50n, ttftUs: null }),
      aUsageRecord({
        startedAt: at(11, 30),
        model: 'dear',
        costNanoUsd: null,
        ending: 'client_disconnected',
      }),
      aUsageRecord({ startedAt: at(11, 45), model: 'cheap', costNanoUsd: 4n, ending: 'upstream_failed' }),
      // In the next month's partition.
      aUsageRecord({ startedAt: at(24, 1), model: 'cheap', costNanoUsd: 8n, ttftUs: 200 }),
      aUsageRecord({ startedAt: at(12), model: 'other', organizationId: OTHER, costNanoUsd: 1_000n }),
    ];
    await new PostgresUsageStore(database).insert(records);
  });
  afterAll(() => database.discard());

  const explain = async (query: string) => {
    const rows = await database.sql.unsafe(`explain (analyze, costs off, timing off) ${query}`);
    return rows.map((row) => row['QUERY PLAN'] as string).join('\n');
  };

  it('pages through all records in order, each once, even where many started at the same moment', async () => {
    const pages: UsageRecord[] = [];
    let after: { startedAt: Date; requestId: UsageRecord['requestId'] } | undefined;
    for (;;) {
      const page = await reader.records({ limit: 2, ...(after === undefined ? {} : { after }) });
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(2);
      pages.push(...page);
      const last = page.at(-1)!;
      after = { startedAt: last.startedAt, requestId: last.requestId };
    }
    expect(pages.map((record) => record.requestId)).toEqual(
      [0, 1, 2, 3, 4, 6, 5].map((index) => records[index]?.requestId),
    );
  });

  it('reads one organization only, from since up to but without until', async () => {
    const mine = await reader.records({
      organizationId: records[0]!.organizationId,
      since: at(11, 30),
      until: at(24, 1),
      limit: 10,
    });
    expect(mine).toEqual([records[3], records[4]]);
    expect(await reader.records({ organizationId: OTHER, limit: 10 })).toEqual([records[6]]);
  });

  it('sums up by model, most expensive first', async () => {
    expect(await reader.summary({ organizationId: records[0]!.organizationId })).toEqual([
      {
        model: 'dear',
        requests: 2,
        failedRequests: 0,
        unknownUsageRequests: 0,
        inputTokens: 2_400,
        cachedInputTokens: 400,
        outputTokens: 680,
        costNanoUsd: 50n,
        unknownCostRequests: 1,
        meanTtftUs: 312_400,
        p50TtftUs: 375_000,
        p95TtftUs: 487_500,
      },
      {
        model: 'cheap',
        requests: 4,
        failedRequests: 1,
        unknownUsageRequests: 0,
        inputTokens: 4_800,
        cachedInputTokens: 800,
        outputTokens: 1_360,
        costNanoUsd: 15n,
        unknownCostRequests: 0,
        meanTtftUs: Math.round((100 + 301 + 312_400 + 200) / 4),
        p50TtftUs: 667,
        p95TtftUs: 450_000,
      },
    ]);
    expect((await reader.summary({})).map((row) => row.model)).toEqual(['other', 'dear', 'cheap']);
  });

  it('covers every quarter of an hour that lies partly in the summary', async () => {
    const rows = await reader.summary({ since: at(11, 40), until: at(12) });
    expect(rows.map((row) => [row.model, row.requests])).toEqual([
      ['cheap', 1],
      ['dear', 1],
    ]);
  });

  it('knows quarters of an hour where a whole hour is not asked for', async () => {
    const requests = async (since: Date, until: Date) =>
      (await reader.summary({ since, until })).map((row) => [row.model, row.requests]);
    expect(await requests(at(11, 30), at(11, 45))).toEqual([['dear', 1]]);
    expect(await requests(at(11, 44), at(11, 46))).toEqual([
      ['cheap', 1],
      ['dear', 1],
    ]);
    expect(await requests(at(10, 15), at(10, 30))).toEqual([
      ['dear', 1],
      ['cheap', 2],
    ]);
    expect(await requests(at(11), at(12))).toEqual([
      ['cheap', 1],
      ['dear', 1],
    ]);
  });

  it('never reads the ledger for a summary', async () => {
    const statements: string[] = [];
    const watched = new PostgresUsageReader({
      ...database,
      kysely: database.kysely.withPlugin({
        transformQuery: ({ node }) => {
          statements.push(JSON.stringify(node));
          return node;
        },
        transformResult: async ({ result }) => result,
      }),
    });
    await watched.summary({ organizationId: OTHER, since: at(0), until: at(24) });
    expect(statements).toHaveLength(1);
    expect(statements[0]).toContain('usage_rollups');
    expect(statements[0]).not.toContain('usage_records');
  });

  it('finds a page by the index, in the partitions it needs only', async () => {
    const [template] = records;
    await new PostgresUsageStore(database).insert(
      Array.from({ length: 2_000 }, () => aUsageRecord({ startedAt: template!.startedAt })),
    );
    await database.sql`analyze usage_records`;
    const plan = await explain(`
      select * from usage_records
      where organization_id = '${OTHER}' and started_at >= '2026-01-31T00:00Z' and started_at < '2026-02-01T00:00Z'
      order by started_at, request_id limit 10`);
    expect(plan).toMatch(/Index Scan using usage_records_2026_01_organization_id/);
    expect(plan).not.toMatch(/usage_records_2026_02|Sort/);
  });
});
