import { randomUUID } from 'node:crypto';
import { createDatabase, type Database, reconcileUsage, type UsageDifference } from '@weir/postgres';
import { createTestDatabase, type TestDatabase } from '@weir/postgres/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chatBody } from '../call-gateway.ts';
import { freePort, GatewayProcess, makeDataDir } from '../durability/gateway-process.ts';
import { type ScenarioUpstream, startScenarioUpstream } from '../durability/scenario-upstream.ts';

const MODEL = 'sim-fast?tokens=3';
const CLIENTS = 1_000;
const PRICE = 1_000_000n;
const WAIT = { timeout: 30_000, interval: 50 };
const TIMEOUT_MS = 150_000;

interface Answer {
  /** 0: none. */
  readonly status: number;
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
}

describe('a hard budget, with one replica', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let upstream: ScenarioUpstream;
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let gateway: GatewayProcess;
  let apiKey: string;
  const limitId = randomUUID();
  const start = async (port: number) =>
    GatewayProcess.start({
      dataDir: dataDir.path,
      port,
      env: {
        WEIR_UPSTREAM_URL: upstream.url,
        DATABASE_URL: testDatabase.url,
        MODEL_DISCOVERY_INTERVAL_MS: '86400000',
      },
    });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = createDatabase(testDatabase.url, { poolSize: 4 });
    upstream = await startScenarioUpstream({ models: [MODEL] });
    dataDir = await makeDataDir();
    gateway = await start(await freePort());
    apiKey = await gateway.apiKey();
    // What a request reserves is what it costs.
    await database.sql`
      with lists as (
        insert into model_prices (id, model_id, effective_from, source, request_nano_usd, created_at)
        select gen_random_uuid(), id, now(), 'operator', ${PRICE.toString()}, now() from models returning id
      )
      insert into model_price_tiers (price_id, from_input_tokens, input_nano_usd_per_million,
        cached_input_nano_usd_per_million, cache_write_nano_usd_per_million, output_nano_usd_per_million)
      select id, 0, 0, 0, 0, 0 from lists`;
    await vi.waitFor(async () => {
      expect((await ask()).status).toBe(200);
      const [row] = await database.sql`
        select cost_nano_usd from usage_records order by started_at desc limit 1`;
      expect(row).toEqual({ cost_nano_usd: PRICE });
    }, WAIT);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await gateway?.stop();
    await upstream?.close();
    await dataDir?.remove();
    await database?.close();
    await testDatabase?.drop();
  });

  const ask = async (): Promise<Answer> => {
    try {
      const response = await fetch(`${gateway.origin}/v1/chat/completions`, {
        method: 'POST',
        body: chatBody(MODEL, { max_tokens: 16 }),
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      });
      const body = (await response.json()) as {
        error?: { code: string; details?: Readonly<Record<string, unknown>> };
      };
      return {
        status: response.status,
        code: body.error?.code ?? null,
        details: body.error?.details ?? null,
      };
    } catch {
      return { status: 0, code: null, details: null };
    }
  };
  const askAll = (count: number) => Promise.all(Array.from({ length: count }, ask));
  const succeeded = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200).length;
  const counted = async () => {
    const [row] = await database.sql<{ spent: string; requests: number }[]>`
      select spent_nano_usd::text as spent, requests::int from limit_counters`;
    return { spent: BigInt(row!.spent), requests: row!.requests };
  };
  const differences = async () => {
    const found: UsageDifference[] = [];
    await reconcileUsage(database, async (difference) => found.push(difference) > 0);
    return found;
  };
  const setBudget = async (amount: bigint) => {
    const since = new Date();
    await database.sql`
      insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
      select ${limitId}, id, 'organization', id, 'budget', 'total', now(), ${amount.toString()}, now(), now()
      from organizations
      on conflict (id) do update set amount = excluded.amount`;
    // The keys are looked up again once the change is heard.
    await vi.waitFor(async () => {
      const response = await fetch(`${gateway.origin}/v1/key`, {
        headers: { authorization: `Bearer ${apiKey}` },
      });
      expect(response.status).toBe(200);
      expect(Date.now() - since.getTime()).toBeGreaterThan(1_000);
    }, WAIT);
  };

  it(
    'for exactly N requests lets N of 1,000 clients at once succeed, and tells the rest why not',
    async () => {
      const most = 300;
      const [ledger] = await database.sql`select sum(cost_nano_usd)::text as cost from usage_records`;
      const spentBefore = BigInt(ledger!.cost);
      await setBudget(spentBefore + PRICE * BigInt(most));
      const answers = await askAll(CLIENTS);
      expect(succeeded(answers)).toBe(most);
      const refused = answers.filter(({ status }) => status !== 200);
      expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(
        new Set(['402 organization_budget_exceeded']),
      );
      expect(refused[0]!.details).toMatchObject({
        scope: 'organization',
        limit_nano_usd: (spentBefore + PRICE * BigInt(most)).toString(),
        resets_at: null,
      });
      // On a busy machine some went through the spool.
      await vi.waitFor(
        async () => expect((await counted()).spent).toBe(spentBefore + PRICE * BigInt(most)),
        WAIT,
      );
      expect(await differences()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'is not exceeded by a replica that is killed, and what it had leased comes back',
    async () => {
      const { spent } = await counted();
      const most = 400;
      const amount = spent + PRICE * BigInt(most);
      await setBudget(amount);
      const first = askAll(CLIENTS);
      await vi.waitFor(async () => expect((await counted()).spent).toBeGreaterThan(spent), {
        ...WAIT,
        interval: 5,
      });
      await gateway.kill();
      const seen = succeeded(await first);
      const [dead] = await database.sql<{ holder: string; amount: string }[]>`
        select holder, amount::text from limit_leases`;
      expect((await counted()).spent + BigInt(dead!.amount)).toBeLessThanOrEqual(amount);

      gateway = await start(gateway.port);
      await vi.waitFor(async () => {
        const { status, checks } = await gateway.readiness();
        expect([status, checks.spool?.records]).toEqual(['ready', 0]);
      }, WAIT);
      // The next process of the data directory gives back what the dead one had, once all that it spooled is recorded.
      await vi.waitFor(async () => {
        const leases = await database.sql`select from limit_leases where holder = ${dead!.holder}`;
        expect(leases).toHaveLength(0);
      }, WAIT);
      const { spent: spentByDead } = await counted();
      const second = succeeded(await askAll(CLIENTS));
      expect(BigInt(second)).toBe((amount - spentByDead) / PRICE);
      expect(seen + second).toBeLessThanOrEqual(most);
      await vi.waitFor(async () => expect((await counted()).spent).toBe(amount), WAIT);
      expect(await differences()).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
