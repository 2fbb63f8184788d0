import { createDatabase } from '@weir/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, errorOf } from '../call-gateway.ts';
import { PRICES, startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
  await gateway.connect({ name: 'simulated', kind: 'simulator', baseUrl: gateway.simulator.url }, [
    { model: 'priced', upstreamName: 'sim-fast', prices: PRICES },
  ]);
  await gateway.addAlias('alias-of-priced', 'priced');
  await gateway.addAlias('alias-of-real', 'sim-cached');
});
afterAll(() => gateway.stop());

it('requests of a test key cost nothing and count all the same, in the ledger and for limits', async () => {
  const { key, secret } = await gateway.createKey('test');
  const { key: liveKey, secret: liveSecret } = await gateway.createKey('live');
  const { sql, close } = createDatabase(gateway.databaseUrl, { poolSize: 2 });
  for (const [scope, id] of [
    ['api_key', key.id],
    ['api_key', liveKey.id],
    ['workspace', key.workspaceId],
  ]) {
    await sql`
      insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
      values (gen_random_uuid(), ${key.organizationId}, ${scope!}, ${id!}, 'budget', 'total', now(), 1000000000000, now(), now())`;
  }
  const records = [];
  for (const [credential, streamed] of [
    [secret, false],
    [secret, true],
    [liveSecret, false],
  ] as const) {
    const response = await chat(
      gateway,
      'alias-of-priced',
      { stream: streamed },
      { authorization: `Bearer ${credential}` },
    );
    await response.arrayBuffer();
    expect(response.status).toBe(200);
    records.push(await gateway.recordOf(response.headers.get('x-request-id')));
  }
  const [whole, streamed, live] = records as [(typeof records)[0], (typeof records)[0], (typeof records)[0]];
  for (const record of [whole, streamed]) {
    expect(record).toMatchObject({ costNanoUsd: 0n, usageSource: 'reported', provider: 'simulator' });
    expect(record.usage).toEqual(live.usage);
  }
  expect(live.usage.outputTokens).toBeGreaterThan(0);
  expect(live.costNanoUsd).toBeGreaterThan(0n);

  try {
    const spent = async (scope: string, id: string) => {
      const [row] =
        await sql`select spent_nano_usd::text as spent, requests::int, tokens::int from limit_counters
        where scope = ${scope} and scope_id = ${id}`;
      return row;
    };
    const tokens = live.usage.inputTokens! + live.usage.outputTokens!;
    expect(await spent('api_key', key.id)).toEqual({ spent: '0', requests: 2, tokens: 2 * tokens });
    expect(await spent('api_key', liveKey.id)).toEqual({ spent: `${live.costNanoUsd}`, requests: 1, tokens });
    expect(await spent('workspace', key.workspaceId)).toEqual({
      spent: `${live.costNanoUsd}`,
      requests: 3,
      tokens: 3 * tokens,
    });
    const [rollup] =
      await sql`select sum(cost_nano_usd)::text as cost, sum(unknown_cost_requests)::int as unknown
      from usage_rollups where api_key_id = ${key.id}`;
    expect(rollup).toEqual({ cost: '0', unknown: 0 });
  } finally {
    await close();
  }
});

it.each(['sim-cached', 'alias-of-real'])(
  'a test key knows no model %s that only a real connection serves',
  async (model) => {
    const { secret } = await gateway.createKey('test', null, { allowedModels: ['sim-cached', 'priced'] });
    const before = gateway.simulator.requests.length;
    const response = await chat(gateway, model, {}, { authorization: `Bearer ${secret}` });
    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({ code: 'model_not_found' });
    expect(gateway.simulator.requests.length).toBe(before);
  },
);
