import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const nobody = '019bc0de-0000-7000-8000-00000000dead';
let cast: Cast;
let [model_id, connection_id] = ['', ''];
beforeAll(async () => {
  cast = await management.addCast();
  const admin = cast.platformAdmin;
  const name = `served ${crypto.randomUUID()}`;
  model_id = (await admin.post('/v1/admin/models', { name, owned_by: 'test' })).body.id;
  connection_id = (await admin.post('/v1/admin/connections', { name, base_url: 'https://upstream.example' }))
    .body.id;
});
const add = (body: Record<string, unknown> = {}) =>
  cast.platformAdmin.post('/v1/admin/deployments', {
    model_id,
    connection_id,
    upstream_name: `upstream-${crypto.randomUUID()}`,
    ...body,
  });

describe('POST /v1/admin/deployments', () => {
  describe('201', () => {
    it('lets the connection serve the model', async () => {
      const { body } = await add({ tier: 2 });
      expect(body).toMatchObject({
        model_id,
        connection_id,
        tier: 2,
        weight: 1,
        enabled: true,
        managed_by: 'operator',
      });
      expect((await cast.platformReader.get(`/v1/admin/models/${model_id}`)).body.served_by).toHaveLength(1);
      const list = await cast.platformReader.get(`/v1/admin/deployments?model_id=${model_id}`);
      expect(list.body.data).toContainEqual(body);
    });
  });

  describe('404', () => {
    it('knows neither a model nor a connection that is not there', async () => {
      expect((await add({ model_id: nobody })).status).toBe(404);
      expect((await add({ connection_id: nobody })).status).toBe(404);
    });
  });

  describe('409', () => {
    it('serves a model under one name once', async () => {
      const { upstream_name } = (await add()).body;
      expect((await add({ upstream_name })).status).toBe(409);
    });
  });
});

describe('PATCH /v1/admin/deployments/{deployment_id}', () => {
  describe('200', () => {
    it('changes what is given', async () => {
      const { body } = await add();
      const patched = await cast.platformAdmin.patch(`/v1/admin/deployments/${body.id}`, { enabled: false });
      expect(patched).toMatchObject({ status: 200, body: { ...body, enabled: false } });
    });

    it('sets and clears its limit and its context length', async () => {
      const { body } = await add({ max_parallel: 8 });
      expect(body).toMatchObject({ max_parallel: 8, context_length: null });
      const path = `/v1/admin/deployments/${body.id}`;
      await cast.platformAdmin.patch(path, { context_length: 32_768 });
      const set = { ...body, max_parallel: 8, context_length: 32_768 };
      expect((await cast.platformAdmin.get(path)).body).toEqual(set);
      const cleared = await cast.platformAdmin.patch(path, { max_parallel: null, context_length: null });
      expect(cleared.body).toEqual({ ...body, max_parallel: null, context_length: null });
    });
  });

  describe('400', () => {
    it.each([{ max_parallel: 0 }, { max_parallel: 1.5 }, { context_length: 0 }, { context_length: '8k' }])(
      'refuses %j',
      async (patch) => {
        const { body } = await add();
        const refused = await cast.platformAdmin.patch(`/v1/admin/deployments/${body.id}`, patch);
        expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter' } } });
      },
    );
  });
});

describe('DELETE /v1/admin/deployments/{deployment_id}', () => {
  describe('204', () => {
    it('deletes what an operator made', async () => {
      const { id } = (await add()).body;
      expect((await cast.platformAdmin.delete(`/v1/admin/deployments/${id}`)).status).toBe(204);
      expect((await cast.platformAdmin.get(`/v1/admin/deployments/${id}`)).status).toBe(404);
    });
  });

  describe('409', () => {
    it('leaves what discovery would bring back', async () => {
      const { id } = (await add()).body;
      await management.database.sql`update deployments set managed_by = 'upstream' where id = ${id}`;
      expect((await cast.platformAdmin.delete(`/v1/admin/deployments/${id}`)).status).toBe(409);
    });
  });
});

describe('GET /v1/admin/deployments', () => {
  describe('200', () => {
    it('filters by model and connection', async () => {
      const { body } = await add();
      const path = `/v1/admin/deployments?connection_id=${connection_id}`;
      expect((await cast.platformReader.get(path)).body.data).toContainEqual(body);
      expect((await cast.platformReader.get(`/v1/admin/deployments?model_id=${nobody}`)).body.data).toEqual(
        [],
      );
    });
  });
});

describe('GET /v1/admin/deployments/{deployment_id}', () => {
  describe('200', () => {
    it('shows it to a reader of the platform', async () => {
      const { body } = await add();
      expect(await cast.platformReader.get(`/v1/admin/deployments/${body.id}`)).toMatchObject({
        status: 200,
        body,
      });
    });
  });
});
