import { randomUUID } from 'node:crypto';
import { TestRedis, WITHOUT_REDIS } from '@weir/coordination/testing';
import { createDatabase, type Database, reconcileUsage, type UsageDifference } from '@weir/postgres';
import { createTestDatabase, type TestDatabase } from '@weir/postgres/testing';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chatBody } from '../call-gateway.ts';
import { freePort, GatewayProcess, makeDataDir } from '../durability/gateway-process.ts';
import { type ScenarioUpstream, startScenarioUpstream } from '../durability/scenario-upstream.ts';
import { type RoundRobin, startRoundRobin } from './round-robin.ts';

/** Costs 0.001 US dollars a request, which is what it reserves. */
const BY_REQUEST = 'sim-fast?tokens=3';
/** Costs 0.0001 US dollars for a token of output. It reserves for more than it writes. */
const BY_TOKEN = 'sim-fast?tokens=40';
const REQUEST_PRICE = 1_000_000n;
const TOKEN_PRICE = 100_000n;
const CLIENTS = 1_000;
const REPLICAS = 3;
const WAIT = { timeout: 30_000, interval: 50 };
const TIMEOUT_MS = 150_000;

interface Answer {
  /** 0: none. */
  readonly status: number;
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
}

describe.skipIf(WITHOUT_REDIS !== null)(
  `a hard budget, with three replicas and Redis ${WITHOUT_REDIS ?? ''}`,
  () => {
    let testDatabase: TestDatabase;
    let database: Database;
    let upstream: ScenarioUpstream;
    let redis: TestRedis;
    let entrance: RoundRobin;
    const dataDirs: Awaited<ReturnType<typeof makeDataDir>>[] = [];
    const gateways: GatewayProcess[] = [];
    let apiKey: string;
    const limitId = randomUUID();

    async function startReplica(index: number, port: number): Promise<GatewayProcess> {
      dataDirs[index] ??= await makeDataDir();
      return GatewayProcess.start({
        dataDir: dataDirs[index].path,
        port,
        env: {
          WEIR_UPSTREAM_URL: upstream.url,
          DATABASE_URL: testDatabase.url,
          DATABASE_POOL_SIZE: '4',
          REDIS_URL: redis.url,
          // A loaded machine is not a Redis that is away.
          REDIS_TIMEOUT_MS: '2000',
          MODEL_DISCOVERY_INTERVAL_MS: '86400000',
        },
      });
    }

    beforeAll(async () => {
      [testDatabase, redis, upstream] = await Promise.all([
        createTestDatabase(),
        TestRedis.start(),
        startScenarioUpstream({ models: [BY_REQUEST, BY_TOKEN] }),
      ]);
      database = createDatabase(testDatabase.url, { poolSize: 4 });
      const ports = await Promise.all(Array.from({ length: REPLICAS }, freePort));
      gateways.push(await startReplica(0, ports[0]!));
      gateways.push(...(await Promise.all([startReplica(1, ports[1]!), startReplica(2, ports[2]!)])));
      entrance = await startRoundRobin(ports);
      apiKey = await gateways[0]!.apiKey();
      await database.sql`
      with lists as (
        insert into model_prices (id, model_id, effective_from, source, request_nano_usd, created_at)
        select gen_random_uuid(), id, now(), 'operator',
          case when name = ${BY_TOKEN} then 0 else ${REQUEST_PRICE.toString()}::bigint end, now()
        from models returning id, request_nano_usd
      )
      insert into model_price_tiers (price_id, from_input_tokens, input_nano_usd_per_million,
        cached_input_nano_usd_per_million, cache_write_nano_usd_per_million, output_nano_usd_per_million)
      select id, 0, 0, 0, 0, case when request_nano_usd = 0 then ${(TOKEN_PRICE * 1_000_000n).toString()}::bigint else 0 end
      from lists`;
      await vi.waitFor(async () => {
        for (const { origin } of gateways) expect((await ask(origin)).status).toBe(200);
        const rows = await database.sql`
        select cost_nano_usd from usage_records order by started_at desc limit ${REPLICAS}`;
        expect(rows.map(({ cost_nano_usd: cost }) => cost)).toEqual(gateways.map(() => REQUEST_PRICE));
      }, WAIT);
    }, TIMEOUT_MS);
    afterAll(async () => {
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await entrance?.close();
      await upstream?.close();
      await redis?.stop();
      await Promise.all(dataDirs.map((dataDir) => dataDir.remove()));
      await database?.close();
      await testDatabase?.drop();
    }, TIMEOUT_MS);

    const ask = async (origin = entrance.origin): Promise<Answer> => {
      try {
        const response = await fetch(`${origin}/v1/chat/completions`, {
          method: 'POST',
          body: chatBody(BY_REQUEST, { max_tokens: 16 }),
          headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        });
        const { error } = (await response.json()) as {
          error?: { code: string; details?: Readonly<Record<string, unknown>> };
        };
        return { status: response.status, code: error?.code ?? null, details: error?.details ?? null };
      } catch {
        return { status: 0, code: null, details: null };
      }
    };
    const askAll = (count: number) => Promise.all(Array.from({ length: count }, () => ask()));
    const succeeded = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200).length;
    const counted = async () => {
      const [row] = await database.sql<{ spent: string }[]>`
      select coalesce(sum(spent_nano_usd), 0)::text as spent from limit_counters`;
      return BigInt(row!.spent);
    };
    const recorded = async () => {
      const [row] = await database.sql<
        { cost: string }[]
      >`select sum(cost_nano_usd)::text as cost from usage_records`;
      return BigInt(row!.cost);
    };
    const keyUse = async (origin: string) => {
      const response = await fetch(`${origin}/v1/key`, { headers: { authorization: `Bearer ${apiKey}` } });
      expect(response.status).toBe(200);
      return (await response.json()) as { limits: { used_nano_usd?: string; amount_nano_usd?: string }[] };
    };
    const differences = async () => {
      const found: UsageDifference[] = [];
      await reconcileUsage(database, async (difference) => found.push(difference) > 0);
      return found;
    };
    /** A budget that has so much room. Resolves with its amount, once every replica knows it. */
    const setBudget = async (room: bigint): Promise<bigint> => {
      const amount = (await recorded()) + room;
      await database.sql`
      insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
      select ${limitId}, id, 'organization', id, 'budget', 'total', now(), ${amount.toString()}, now(), now()
      from organizations
      on conflict (id) do update set amount = excluded.amount`;
      for (const { origin } of gateways) {
        await vi.waitFor(
          async () => expect(JSON.stringify(await keyUse(origin))).toContain(amount.toString()),
          WAIT,
        );
      }
      return amount;
    };

    it(
      'for exactly N requests lets N of 1,000 clients at once succeed, and tells the rest why not',
      async () => {
        const most = 300;
        const amount = await setBudget(REQUEST_PRICE * BigInt(most));
        const answers = await askAll(CLIENTS);
        expect(succeeded(answers)).toBe(most);
        const refused = answers.filter(({ status }) => status !== 200);
        expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(
          new Set(['402 organization_budget_exceeded']),
        );
        expect(refused[0]!.details).toMatchObject({
          scope: 'organization',
          limit_nano_usd: amount.toString(),
        });
        // On a busy machine some went through the spool.
        await vi.waitFor(async () => expect(await counted()).toBe(amount), WAIT);
        expect(await differences()).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'of 1 US dollar ends at or just below it, with 1,000 streams of the openai client, and every sum agrees',
      async () => {
        const before = await recorded();
        const amount = await setBudget(1_000_000_000n);
        const client = new OpenAI({
          baseURL: `${entrance.origin}/v1`,
          apiKey,
          maxRetries: 0,
          timeout: 60_000,
        });
        const stream = async () => {
          try {
            const chunks = await client.chat.completions.create({
              model: BY_TOKEN,
              stream: true,
              max_tokens: 60,
              messages: [{ role: 'user', content: 'Tell me about the river.' }],
            });
            for await (const _ of chunks);
            return 'completed';
          } catch (error) {
            return error instanceof OpenAI.APIError ? `${error.status} ${error.code}` : 'failed';
          }
        };
        const first = await Promise.all(Array.from({ length: CLIENTS }, stream));
        // What states a maximum is refused or runs to its end: an error event would have no status.
        expect(new Set(first)).toEqual(new Set(['completed', '402 organization_budget_exceeded']));
        expect(await recorded()).toBeLessThanOrEqual(amount);
        // What was reserved and not used lets others run, until not one more fits.
        for (let more = await stream(); more === 'completed'; more = await stream());
        await vi.waitFor(async () => expect(await counted()).toBe(await recorded()), WAIT);
        const spent = (await recorded()) - before;
        expect(spent).toBeLessThanOrEqual(1_000_000_000n);
        expect(spent).toBeGreaterThan(1_000_000_000n - 60n * TOKEN_PRICE);
        const [sums] = await database.sql<{ rollups: string }[]>`
        select sum(cost_nano_usd)::text as rollups from usage_rollups`;
        expect(BigInt(sums!.rollups)).toBe(before + spent);
        for (const { origin } of gateways) {
          expect(JSON.stringify(await keyUse(origin))).toContain(`"${before + spent}"`);
        }
        expect(await differences()).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'is not exceeded while a replica and Redis are killed, and what they had leased comes back',
      async () => {
        const most = 600;
        const before = await recorded();
        const amount = await setBudget(REQUEST_PRICE * BigInt(most));
        const room = async () => {
          const [row] = await database.sql<{ leased: string }[]>`
          select coalesce(sum(amount) filter (where expires_at > now()), 0)::text as leased from limit_leases`;
          expect((await counted()) + BigInt(row!.leased)).toBeLessThanOrEqual(amount);
        };
        let seen = 0;
        const wave = async (count: number) => {
          seen += succeeded(await askAll(count));
          await room();
        };
        const first = wave(250);
        await vi.waitFor(async () => expect(await recorded()).toBeGreaterThan(before), {
          ...WAIT,
          interval: 5,
        });
        await gateways[0]!.kill();
        await first;
        const second = wave(150);
        await redis.kill();
        await second;
        // Each replica decides by itself now.
        await wave(100);
        for (const { origin } of gateways.slice(1)) {
          const report = (await (await fetch(`${origin}/health/ready`)).json()) as { status: string };
          expect(report.status).toBe('degraded');
        }
        const holders = await database.sql<{ holder: string }[]>`select holder from limit_leases`;
        await redis.start();
        gateways[0] = await startReplica(0, gateways[0]!.port);
        for (const gateway of gateways) {
          await vi.waitFor(async () => {
            const { status, checks } = await gateway.readiness();
            expect([status, checks.spool?.records]).toEqual(['ready', 0]);
          }, WAIT);
        }
        await wave(100);
        // As if a minute had passed since the dead renewed anything.
        await database.sql`
        update limit_leases set expires_at = now() - interval '1 second'
        where holder in ${database.sql(holders.map(({ holder }) => holder))}`;
        await vi.waitFor(async () => {
          await wave(100);
          expect(await recorded()).toBe(amount);
        }, WAIT);
        expect(seen).toBeLessThanOrEqual(most);
        await wave(20);
        expect(await recorded()).toBe(amount);
        expect(await differences()).toEqual([]);
      },
      TIMEOUT_MS,
    );
  },
);
