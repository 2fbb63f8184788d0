import { createDatabase, type Database, PostgresRefusalReader } from '@weir/postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chat, post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
let database: Database;
beforeAll(async () => {
  gateway = await startTestGateway();
  database = createDatabase(gateway.databaseUrl, { poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await gateway.stop();
});

const as = (secret: string) => ({ authorization: `Bearer ${secret}` });
const unknownKeys = ['sk-live-nonsense', `sk-live-${'a'.repeat(51)}`, ''];

/** What was written of refusals, each key's by itself. */
async function written() {
  await gateway.composition.ports.refusals.write();
  return new PostgresRefusalReader(database).list({ limit: 100 });
}

describe('what is recorded of refused requests', () => {
  beforeEach(async () => {
    await written();
    await database.sql`truncate request_refusals`;
  });

  it('says which key was refused what, and the request that the client can name', async () => {
    const { key, secret } = await gateway.createKey('live', null, { allowedModels: ['sim-fast'] });
    const refused = await chat(gateway, 'sim-cached', {}, { ...as(secret), 'x-request-id': 'first' });
    expect(refused.status).toBe(403);
    await chat(gateway, 'sim-cached', {}, { ...as(secret), 'x-request-id': 'second' });
    expect((await chat(gateway, 'sim-fast', {}, as(secret))).status).toBe(200);
    const counts = await written();
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(counts[0]).toMatchObject({
      key: { id: key.id, organizationId: key.organizationId },
      code: 'model_not_allowed',
      operation: 'chat',
      model: null,
      requestId: 'second',
    });
  });

  it('knows the key also where it may not use the endpoint', async () => {
    const { key, secret } = await gateway.createKey('live', null, { endpointScopes: ['models'] });
    await chat(gateway, 'sim-fast', {}, as(secret));
    await post(gateway, '/completions', '{', as(secret));
    const counts = await written();
    expect(counts.map(({ code, key: refused }) => [code, refused?.id])).toContainEqual([
      'endpoint_not_allowed',
      key.id,
    ]);
    expect(counts.every(({ key: refused }) => refused?.id === key.id)).toBe(true);
  });

  it('counts requests with keys that nobody has by code, and keeps nothing of them', async () => {
    for (let index = 0; index < 20; index++) {
      const secret = unknownKeys[index % unknownKeys.length]!;
      await chat(gateway, 'sim-fast', {}, { ...as(secret), 'x-request-id': `flood-${index}` });
    }
    const counts = await written();
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(20);
    const codes = counts.map(({ minute, code }) => `${minute.toISOString()} ${code}`);
    expect(new Set(codes).size).toBe(counts.length);
    for (const { key, requestId, operation } of counts) {
      expect({ key, requestId, operation }).toEqual({ key: null, requestId: null, operation: null });
    }
  });
});
