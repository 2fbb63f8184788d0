import { startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const simulator = await startSimulator();
const nobody = '019bc0de-0000-7000-8000-00000000dead';
const { sql } = management.database;
let cast: Cast;
beforeAll(async () => {
  cast = await management.addCast();
});
afterAll(() => simulator.close());

/** A connection to the simulator, as if ALLOW_PRIVATE_UPSTREAMS had its address. */
async function aConnection(body: Record<string, unknown> = {}): Promise<string> {
  const { body: created } = await cast.platformAdmin.post('/v1/admin/connections', {
    name: `Discovered ${crypto.randomUUID()}`,
    base_url: 'https://upstream.example',
    ...body,
  });
  await sql`update connections set base_url = ${`${simulator.url}/v1`}, guarded = false where id = ${created.id}`;
  return created.id;
}
const sync = (connection_id: string) =>
  cast.platformAdmin.post('/v1/admin/discovery/sync', { connection_id });
const stateOf = async (id: string) =>
  (await cast.platformReader.get('/v1/admin/discovery')).body.sources.find(
    ({ connection_id }: { connection_id: string }) => connection_id === id,
  );
const driftOf = async (id: string) =>
  (await cast.platformReader.get(`/v1/admin/connections/${id}/drift`)).body.data as {
    kind: string;
    upstream_name: string;
    fields: unknown[];
  }[];

describe('GET /v1/admin/discovery', () => {
  describe('200', () => {
    it('says when a source answered last, and since when it fails with what', async () => {
      const id = await aConnection();
      expect(await stateOf(id)).toMatchObject({ state: 'waiting', asked_at: null, listed: null });
      expect((await sync(id)).body).toMatchObject({ answered: 1, failed: 0, not_asked: 0 });
      const ok = await stateOf(id);
      expect(ok).toMatchObject({ state: 'ok', failing_since: null, last_error_code: null });
      expect(ok.listed).toBeGreaterThan(0);

      await sql`update connections set base_url = 'http://127.0.0.1:9/v1' where id = ${id}`;
      expect((await sync(id)).body).toMatchObject({ answered: 0, failed: 1 });
      expect(await stateOf(id)).toMatchObject({
        state: 'failing',
        last_success_at: ok.last_success_at,
        last_error_code: 'upstream_connect_failed',
        listed: ok.listed,
      });
      const [served] = await sql`select count(*)::int as n from deployments
        where connection_id = ${id} and missing_since is null`;
      expect(served!.n).toBe(ok.listed);
    });
  });
});

describe('POST /v1/admin/discovery/sync', () => {
  describe('200', () => {
    it('adds what the upstream lists, and records who wanted it', async () => {
      const id = await aConnection();
      await sync(id);
      const [deployments] = await sql`select count(*)::int as n from deployments where connection_id = ${id}`;
      expect(deployments!.n).toBeGreaterThan(0);
      const [record] = await sql`select action, target_kind from audit_records
        where action = 'platform.discovery.sync' and target_id = ${id}`;
      expect(record).toEqual({ action: 'platform.discovery.sync', target_kind: 'connection' });
    });
  });

  describe('404', () => {
    it('does not know a connection that is not there', async () => {
      expect((await sync(nobody)).status).toBe(404);
    });
  });

  describe('409', () => {
    it('asks no disabled connection', async () => {
      const id = await aConnection();
      await cast.platformAdmin.patch(`/v1/admin/connections/${id}`, { enabled: false });
      expect(await sync(id)).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    });

    it('runs one at a time', async () => {
      const id = await aConnection();
      await sql`insert into discovery_turns (name, holder, ends_at) values ('sync', ${nobody}, now() + interval '1 minute')`;
      try {
        expect(await sync(id)).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
      } finally {
        await sql`delete from discovery_turns where holder = ${nobody}`;
      }
      expect((await sync(id)).status).toBe(200);
    });
  });
});

describe('GET /v1/admin/connections/{connection_id}/drift', () => {
  describe('200', () => {
    it('compares the last list with the catalog', async () => {
      const id = await aConnection({ adds_models: false });
      await sync(id);
      const before = await driftOf(id);
      expect(new Set(before.map(({ kind }) => kind))).toEqual(new Set(['added']));
      expect(before).toContainEqual(expect.objectContaining({ upstream_name: 'sim-echo', fields: [] }));

      const { body: model } = await cast.platformAdmin.post('/v1/admin/models', {
        name: `drifting-${id}`,
        owned_by: 'test',
        context_length: 7,
      });
      for (const upstream_name of ['sim-echo', 'not-there']) {
        const deployment = { model_id: model.id, connection_id: id, upstream_name };
        expect((await cast.platformAdmin.post('/v1/admin/deployments', deployment)).status).toBe(201);
      }
      const after = await driftOf(id);
      expect(after.find(({ upstream_name }) => upstream_name === 'not-there')).toMatchObject({
        kind: 'gone',
      });
      expect(after.find(({ upstream_name }) => upstream_name === 'sim-echo')).toMatchObject({
        kind: 'changed',
        fields: [expect.objectContaining({ field: 'context_length', catalog: '7' })],
      });
    });

    it('has what a LiteLLM proxy says of prices as a suggestion', async () => {
      const id = await aConnection({ kind: 'litellm', base_url: 'https://litellm.example' });
      await sync(id);
      const [row] = await sql`select models.id, connections.name from models
        join deployments on deployments.model_id = models.id
        join connections on connections.id = connection_id
        where connection_id = ${id} and upstream_name = 'sim-echo'`;
      const { body } = await cast.platformReader.get(`/v1/admin/models/${row!.id}/price-suggestions`);
      expect(body.data).toContainEqual(expect.objectContaining({ provider: row!.name, model: 'sim-echo' }));
    });
  });

  describe('404', () => {
    it('does not know a connection that is not there', async () => {
      expect((await cast.platformReader.get(`/v1/admin/connections/${nobody}/drift`)).status).toBe(404);
    });
  });
});
