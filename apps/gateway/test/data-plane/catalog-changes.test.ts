import { SYSTEM_CALLER } from '@weir/domain/kernel';
import { createConnection, updateModel } from '@weir/domain/models';
import { createDatabase, type Database } from '@weir/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chat, errorOf } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const HEARD = { timeout: 15_000, interval: 10 };
const PAST = new Date('2026-01-31T12:00:00Z');
const FUTURE = new Date('2099-12-31T12:00:00Z');

let gateway: TestGateway;
let database: Database;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { ALLOW_PRIVATE_UPSTREAMS: '127.0.0.1/32' } });
  database = createDatabase(gateway.databaseUrl, { poolSize: 1 });
  await gateway.connect({ name: 'leaving', baseUrl: gateway.simulator.url }, [
    { model: 'leaving', upstreamName: 'sim-fast' },
  ]);
  await gateway.addAlias('alias-of-leaving', 'leaving');
});
afterAll(async () => {
  await database?.close();
  await gateway?.stop();
});

const management = () => gateway.composition.services.management;

async function setLifecycle(deprecatedAt: Date | null, retiresAt: Date | null): Promise<void> {
  await updateModel(SYSTEM_CALLER, { name: 'leaving' }, { deprecatedAt, retiresAt }, management());
}

const leavingHeaders = ({ headers }: Response) => [headers.get('deprecation'), headers.get('sunset')];

describe('a model that leaves service', () => {
  it('says so in Deprecation and Sunset, streamed or not, and is refused from its date on', async () => {
    const before = await chat(gateway, 'leaving');
    expect([before.status, ...leavingHeaders(before)]).toEqual([200, null, null]);
    await before.arrayBuffer();

    await setLifecycle(PAST, FUTURE);
    for (const stream of [false, true]) {
      await vi.waitFor(async () => {
        const answer = await chat(gateway, 'leaving', { stream });
        await answer.arrayBuffer();
        const dates = [`@${PAST.getTime() / 1_000}`, 'Thu, 31 Dec 2099 12:00:00 GMT'];
        expect([answer.status, ...leavingHeaders(answer)]).toEqual([200, ...dates]);
      }, HEARD);
    }
    const other = await chat(gateway, 'sim-fast');
    expect(leavingHeaders(other)).toEqual([null, null]);
    await other.arrayBuffer();

    await setLifecycle(PAST, PAST);
    for (const name of ['leaving', 'alias-of-leaving']) {
      await vi.waitFor(async () => {
        const refused = await chat(gateway, name);
        expect(await errorOf(refused)).toMatchObject({
          code: 'model_retired',
          param: 'model',
          message: `The model \`${name}\` was retired on 2026-01-31.`,
        });
        expect(refused.status).toBe(404);
      }, HEARD);
    }

    await setLifecycle(null, null);
    await vi.waitFor(async () => {
      const answer = await chat(gateway, 'leaving');
      await answer.arrayBuffer();
      expect([answer.status, ...leavingHeaders(answer)]).toEqual([200, null, null]);
    }, HEARD);
  });
});

describe('x-weir-refuse-aliases', () => {
  const ask = (model: string, value: string) => chat(gateway, model, {}, { 'x-weir-refuse-aliases': value });

  it('refuses an alias, and only that', async () => {
    const sent = gateway.simulator.requests.length;
    const refused = await ask('alias-of-leaving', 'true');
    expect(refused.status).toBe(404);
    expect(await errorOf(refused)).toMatchObject({
      param: 'model',
      message: expect.stringContaining('leaving'),
    });
    expect(gateway.simulator.requests).toHaveLength(sent);

    for (const [model, value] of [
      ['leaving', 'true'],
      ['alias-of-leaving', 'false'],
    ] as const) {
      const answer = await ask(model, value);
      await answer.arrayBuffer();
      expect([answer.status, answer.headers.get('x-weir-model')]).toEqual([200, 'leaving']);
    }
  });

  it.each(['yes', 'TRUE', '1', 'true, false'])('is not guessed from %s', async (value) => {
    const refused = await ask('leaving', value);
    expect(refused.status).toBe(400);
    expect(await errorOf(refused)).toMatchObject({
      code: 'invalid_parameter',
      param: 'x-weir-refuse-aliases',
    });
  });
});

describe('a connection made over the API', () => {
  const connect = (name: string, baseUrl: string) =>
    createConnection(
      SYSTEM_CALLER,
      {
        name,
        kind: 'openai-compatible',
        baseUrl,
        credential: null,
        timeouts: {},
        streamOptions: true,
        continuousUsage: false,
      },
      management(),
    );

  it('reaches a private address that ALLOW_PRIVATE_UPSTREAMS names, and no other', async () => {
    const { port } = new URL(gateway.simulator.url);
    await expect(connect('other', `http://127.0.0.2:${port}`)).rejects.toMatchObject({
      code: 'invalid_parameter',
      param: 'base_url',
    });
    const { id } = await connect('allowed', gateway.simulator.url);
    await gateway.serve(id, [{ model: 'guarded', upstreamName: 'sim-fast' }]);
    const answer = await chat(gateway, 'guarded');
    await answer.arrayBuffer();
    expect(answer.status).toBe(200);

    // As after a restart that names fewer addresses: what is stored is checked again when connecting.
    const sent = gateway.simulator.requests.length;
    await database.sql`update connections set base_url = ${`http://127.0.0.2:${port}/v1`} where id = ${id}`;
    await gateway.composition.services.catalog.reload();
    const refused = await chat(gateway, 'guarded');
    expect(refused.status).toBe(502);
    expect((await errorOf(refused)).code).toBe('upstream_address_refused');
    expect(gateway.simulator.requests).toHaveLength(sent);
  });
});
