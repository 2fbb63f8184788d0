import { createDatabase, type Database } from '@weir/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chat } from '../call-gateway.ts';
import { changesHeard } from '../changes-heard.ts';
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

const lastUsedAt = async (id: string): Promise<Date | null> => {
  const [row] = await database.sql`select last_used_at from api_keys where id = ${id}`;
  return row?.last_used_at as Date | null;
};
const use = (secret: string, model = 'sim-fast') =>
  chat(gateway, model, {}, { authorization: `Bearer ${secret}` });

describe('the time of a key’s last use', () => {
  it('is written with those of other keys, later than the request, and moves on with the next', async () => {
    const { keyUses } = gateway.composition.ports;
    const made = [await gateway.createKey('live'), await gateway.createKey('live')];
    const unused = await gateway.createKey('live');
    const beforeMs = Date.now();
    for (const { secret } of made) expect((await use(secret)).status).toBe(200);
    for (const { key } of made) expect(await lastUsedAt(key.id)).toBeNull();
    await keyUses.write();
    const first = await Promise.all(made.map(({ key }) => lastUsedAt(key.id)));
    for (const at of first) {
      expect(at!.getTime()).toBeGreaterThanOrEqual(beforeMs);
      expect(at!.getTime()).toBeLessThanOrEqual(Date.now());
    }
    expect(await lastUsedAt(unused.key.id)).toBeNull();

    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(first[0]!.getTime()), 10_000);
    await use(made[0]!.secret);
    await keyUses.write();
    expect((await lastUsedAt(made[0]!.key.id))!.getTime()).toBeGreaterThan(first[0]!.getTime());
    expect(await lastUsedAt(made[1]!.key.id)).toEqual(first[1]);
  });

  it('costs no key its place in the cache of any replica', async () => {
    const { key, secret } = await gateway.createKey('live');
    await changesHeard(gateway.composition, database);
    expect((await use(secret)).status).toBe(200);
    const findByHash = vi.spyOn(gateway.composition.ports.apiKeys, 'findByHash');
    try {
      await gateway.composition.ports.keyUses.write();
      expect(await lastUsedAt(key.id)).not.toBeNull();
      await changesHeard(gateway.composition, database);
      expect((await use(secret)).status).toBe(200);
      expect(findByHash).not.toHaveBeenCalled();
    } finally {
      findByHash.mockRestore();
    }
  });

  it('is not moved by a request that the key’s restrictions refuse', async () => {
    const { key, secret } = await gateway.createKey('live', null, { allowedIpRanges: ['10.0.0.0/8'] });
    expect((await use(secret)).status).toBe(403);
    await gateway.composition.ports.keyUses.write();
    expect(await lastUsedAt(key.id)).toBeNull();
  });

  it('is written when the gateway stops', async () => {
    const other = await startTestGateway();
    const { key, secret } = await other.createKey('live');
    await (await chat(other, 'sim-fast', {}, { authorization: `Bearer ${secret}` })).arrayBuffer();
    const { sql, close } = createDatabase(other.databaseUrl, { poolSize: 2 });
    try {
      await other.drain();
      await other.composition.close();
      const [row] = await sql`select last_used_at from api_keys where id = ${key.id}`;
      expect(row?.last_used_at).toEqual(expect.any(Date));
    } finally {
      await close();
      await other.stop().catch(() => undefined);
    }
  });
});
