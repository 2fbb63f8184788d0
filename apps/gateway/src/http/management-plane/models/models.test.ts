import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const nobody = '019bc0de-0000-7000-8000-00000000dead';
let cast: Cast;
beforeAll(async () => {
  cast = await management.addCast();
});

/** A new model; what it answers. */
async function aModel(body: Record<string, unknown> = {}) {
  const name = `model-${crypto.randomUUID()}`;
  const answer = await cast.platformAdmin.post('/v1/admin/models', { name, owned_by: 'test', ...body });
  expect(answer.status).toBe(201);
  return answer.body as { id: string; name: string };
}
const pathOf = ({ id }: { id: string }) => `/v1/admin/models/${id}`;
const PRICES = { input_nano_usd_per_million: '2500000000', output_nano_usd_per_million: '10000000000' };

describe('POST /v1/admin/models', () => {
  describe('201', () => {
    it('makes a model that all signed-in people see, with its history', async () => {
      const model = await aModel({
        capabilities: ['vision', 'vision', 'tools'],
        drop_params: ['seed', 'logit_bias', 'seed'],
        aliases: [],
        context_length: 8_192,
      });
      expect(model).toMatchObject({
        capabilities: ['vision', 'tools'],
        drop_params: ['logit_bias', 'seed'],
        context_length: 8_192,
        state: 'active',
        free: false,
        prices: { id: null, input_nano_usd_per_million: null },
      });
      const seen = await cast.member.get(`/v1/models/catalog/${model.id}`);
      expect(seen).toMatchObject({ status: 200, body: { name: model.name, ready: false } });
      const history = await cast.platformReader.get(`${pathOf(model)}/history`);
      expect(history.body.data).toMatchObject([
        {
          action: 'model.create',
          changed_by: cast.platformAdmin.userId,
          changes: { free: { from: null, to: false } },
        },
      ]);
      expect(history.body.names).toMatchObject({ [cast.platformAdmin.userId]: expect.any(String) });
    });
  });

  describe('400', () => {
    it.each([
      [{ owned_by: 'x' }, 'missing_parameter', 'name'],
      [{ name: 'a\u0000b', owned_by: 'x' }, 'invalid_parameter', 'name'],
      [{ name: 'a', owned_by: 'x', capabilities: ['magic'] }, 'invalid_parameter', 'capabilities'],
      [{ name: 'a', owned_by: 'x', drop_params: ['a.b'] }, 'invalid_parameter', 'drop_params'],
      [{ name: 'a', owned_by: 'x', prices: PRICES }, 'invalid_parameter', 'prices'],
    ])('refuses %j', async (body, code, param) => {
      expect(await cast.platformAdmin.post('/v1/admin/models', body)).toMatchObject({
        status: 400,
        body: { error: { code, param: expect.stringContaining(param) } },
      });
    });
  });

  describe('409', () => {
    it('takes no name that is taken, as a name or as an alias', async () => {
      const alias = `alias-${crypto.randomUUID()}`;
      const model = await aModel({ aliases: [alias] });
      for (const name of [model.name, alias]) {
        expect(await cast.platformAdmin.post('/v1/admin/models', { name, owned_by: 'x' })).toMatchObject({
          status: 409,
          body: { error: { code: 'name_taken' } },
        });
      }
    });
  });
});

describe('PATCH /v1/admin/models/{model_id}', () => {
  describe('200', () => {
    it('changes what is given, and tells who changed what from which value', async () => {
      const model = await aModel({ restricted: false });
      const patch = {
        restricted: true,
        deprecated_at: '2026-01-01T00:00:00Z',
        aliases: [`b-${model.id}`, `a-${model.id}`],
      };
      expect(await cast.platformAdmin.patch(pathOf(model), patch)).toMatchObject({
        status: 200,
        body: { restricted: true, requires_subscription: true, state: 'deprecated', owned_by: 'test' },
      });
      expect((await cast.platformReader.get(pathOf(model))).body.aliases).toEqual([
        `a-${model.id}`,
        `b-${model.id}`,
      ]);
      const { body } = await cast.platformAdmin.get(`${pathOf(model)}/history`);
      expect(body.data[0]).toMatchObject({
        action: 'model.update',
        changes: {
          restricted: { from: false, to: true },
          deprecated_at: { from: null, to: '2026-01-01T00:00:00.000Z' },
        },
      });
      expect(Object.keys(body.data[0].changes)).toHaveLength(3);
      await cast.platformAdmin.patch(pathOf(model), { restricted: true });
      expect((await cast.platformAdmin.get(`${pathOf(model)}/history`)).body.data).toHaveLength(2);
    });

    it('changes of the routing what is given', async () => {
      const model = await aModel({ routing: { strategy: 'weighted' } });
      const routing = {
        strategy: 'weighted',
        stickiness: 'auto',
        max_attempts: null,
        retry_time_ms: 600_000,
        hedge_after_ms: null,
      };
      expect((await cast.platformReader.get(pathOf(model))).body.routing).toEqual(routing);
      const patch = { routing: { stickiness: 'off', max_attempts: 5, hedge_after_ms: 700 } };
      const changed = { ...routing, stickiness: 'off', max_attempts: 5, hedge_after_ms: 700 };
      expect(await cast.platformAdmin.patch(pathOf(model), patch)).toMatchObject({
        status: 200,
        body: { routing: changed },
      });
      await cast.platformAdmin.patch(pathOf(model), { routing: {} });
      const { body } = await cast.platformAdmin.get(`${pathOf(model)}/history`);
      expect(body.data).toHaveLength(2);
      expect(body.data[0].changes).toEqual({ routing: { from: routing, to: changed } });
      const off = { max_attempts: null, hedge_after_ms: null };
      const cleared = await cast.platformAdmin.patch(pathOf(model), { routing: off });
      expect(cleared.body.routing).toEqual({ ...changed, ...off });
    });
  });

  describe('400', () => {
    it.each([
      { strategy: 'fastest' },
      { stickiness: true },
      { max_attempts: 0 },
      { max_attempts: 11 },
      { retry_time_ms: -1 },
      { hedge_after_ms: 49 },
      { hedge_after_ms: 600_001 },
      { retry_time_ms: null },
      { hedge: 1 },
    ])('routes by %j no request', async (routing) => {
      const model = await aModel();
      expect(await cast.platformAdmin.patch(pathOf(model), { routing })).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: expect.stringContaining('routing') } },
      });
    });

    it('retires nothing before it is deprecated', async () => {
      const model = await aModel();
      const patch = { deprecated_at: '2027-01-02T00:00:00Z', retires_at: '2027-01-01T00:00:00Z' };
      expect(await cast.platformAdmin.patch(pathOf(model), patch)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'retires_at' } },
      });
    });
  });

  describe('404', () => {
    it('does not know a model that is not there', async () => {
      expect((await cast.platformAdmin.patch(pathOf({ id: nobody }), { free: true })).status).toBe(404);
    });
  });

  describe('409', () => {
    it('gives no alias that another model has, or is called', async () => {
      const [one, other] = [await aModel(), await aModel()];
      for (const [model, alias] of [[one, other.name]] as const) {
        expect(await cast.platformAdmin.patch(pathOf(model), { aliases: [alias] })).toMatchObject({
          status: 409,
          body: { error: { code: 'name_taken', param: 'aliases' } },
        });
      }
      const free = `free-${one.id}`;
      const answers = await Promise.all(
        [one, other].map((model) => cast.platformAdmin.patch(pathOf(model), { aliases: [free] })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });
});

describe('POST /v1/admin/models/{model_id}/prices', () => {
  describe('201', () => {
    it('adds a list that takes effect, and keeps the ones before', async () => {
      const model = await aModel();
      const first = await cast.platformAdmin.post(`${pathOf(model)}/prices`, {
        ...PRICES,
        tiers: [{ from_input_tokens: 200_001, ...PRICES, input_nano_usd_per_million: '5000000000' }],
      });
      expect(first).toMatchObject({
        status: 201,
        body: {
          ...PRICES,
          reasoning_nano_usd_per_million: null,
          display: { input: '$2.50', output: '$10.00' },
        },
      });
      const from = new Date(Date.now() + 86_400_000).toISOString();
      const second = await cast.platformAdmin.post(`${pathOf(model)}/prices`, {
        ...PRICES,
        input_nano_usd_per_million: '1',
        effective_from: from,
      });
      expect(second).toMatchObject({ status: 201, body: { effective_from: from } });
      const { body } = await cast.platformReader.get(pathOf(model));
      expect([body.prices.id, body.later_prices.map(({ id }: { id: string }) => id)]).toEqual([
        first.body.id,
        [second.body.id],
      ]);
      const lists = (await cast.platformReader.get(`${pathOf(model)}/prices`)).body.data;
      expect(lists).toMatchObject([
        { id: second.body.id, source: 'operator', created_by: cast.platformAdmin.userId },
        {
          id: first.body.id,
          tiers: [{ from_input_tokens: 200_001, input_nano_usd_per_million: '5000000000' }],
        },
      ]);
      const history = (await cast.platformAdmin.get(`${pathOf(model)}/history`)).body.data;
      expect(history[0]).toMatchObject({ action: 'model.price', effective_at: from });
    });

    it('never lets a list be changed, not even in the database', async () => {
      const model = await aModel();
      const { body } = await cast.platformAdmin.post(`${pathOf(model)}/prices`, PRICES);
      const { sql } = management.database;
      await expect(
        sql`update model_price_tiers set input_nano_usd_per_million = 1 where price_id = ${body.id}`,
      ).rejects.toThrow();
      await expect(
        sql`update model_prices set effective_from = now() where id = ${body.id}`,
      ).rejects.toThrow();
    });
  });

  describe('400', () => {
    it.each([
      [{ input_nano_usd_per_million: 5 }, 'input_nano_usd_per_million'],
      [{ input_nano_usd_per_million: '-1' }, 'input_nano_usd_per_million'],
      [{ input_nano_usd_per_million: '9'.repeat(16) }, 'prices'],
      [{ request_nano_usd: '1000000001' }, 'request_nano_usd'],
      [{ ...PRICES, effective_from: '2020-01-01T00:00:00Z' }, 'effective_from'],
      [{ ...PRICES, effective_from: '2099-01-01T00:00:00Z' }, 'effective_from'],
      [{ ...PRICES, tiers: [{ from_input_tokens: 9 }] }, 'tiers'],
      [{ ...PRICES, tiers: [9, 9].map((from_input_tokens) => ({ ...PRICES, from_input_tokens })) }, 'tiers'],
    ])('refuses %j', async (body, param) => {
      const model = await aModel();
      expect(await cast.platformAdmin.post(`${pathOf(model)}/prices`, body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
    });
  });

  describe('404', () => {
    it('does not know a model that is not there', async () => {
      expect((await cast.platformAdmin.post(`${pathOf({ id: nobody })}/prices`, PRICES)).status).toBe(404);
    });
  });
});

describe('GET /v1/admin/models/{model_id}/price-suggestions', () => {
  describe('200', () => {
    it('offers what is published, tiers included, and applies nothing', async () => {
      const name = `claude-sonnet-4-5`;
      const made = await cast.platformAdmin.post('/v1/admin/models', { name, owned_by: 'test' });
      const { status, body } = await cast.platformReader.get(`${pathOf(made.body)}/price-suggestions`);
      expect(status).toBe(200);
      expect(body.data[0]).toMatchObject({
        provider: 'anthropic',
        model: name,
        prices: {
          id: null,
          input_nano_usd_per_million: '3000000000',
          cache_write_nano_usd_per_million: '3750000000',
          tiers: [{ from_input_tokens: 200_001, output_nano_usd_per_million: '22500000000' }],
        },
      });
      expect((await cast.platformReader.get(pathOf(made.body))).body.prices.id).toBeNull();
      const unknown = await aModel();
      expect((await cast.platformReader.get(`${pathOf(unknown)}/price-suggestions`)).body).toEqual({
        data: [],
      });
    });
  });

  describe('404', () => {
    it('does not know a model that is not there', async () => {
      expect((await cast.platformReader.get(`${pathOf({ id: nobody })}/price-suggestions`)).status).toBe(404);
    });
  });
});

describe('GET /v1/admin/models', () => {
  describe('200', () => {
    it('finds a part of a name in any case', async () => {
      const { id, name } = await aModel();
      const { body } = await cast.platformReader.get(`/v1/admin/models?q=${name.slice(8).toUpperCase()}`);
      expect(body.data).toMatchObject([{ id, enabled: true, served_by: [] }]);
    });
  });
});

describe('GET /v1/models/catalog', () => {
  describe('200', () => {
    it('finds by name, maker and capability, and shows no removed model', async () => {
      const maker = `maker-${crypto.randomUUID()}`;
      const model = await aModel({ owned_by: maker, capabilities: ['rerank'] });
      const removed = await aModel({ owned_by: maker, capabilities: ['rerank'] });
      await cast.platformAdmin.delete(pathOf(removed));
      const { body } = await cast.member.get(`/v1/models/catalog?provider=${maker}&capability=rerank`);
      expect(body.data.map(({ id }: { id: string }) => id)).toEqual([model.id]);
      expect(
        (await cast.member.get(`/v1/models/catalog?provider=${maker}&capability=tools`)).body.data,
      ).toEqual([]);
    });
  });
});

describe('DELETE /v1/admin/models/{model_id}', () => {
  describe('204', () => {
    it('hides the model until it is restored', async () => {
      const model = await aModel();
      expect((await cast.platformAdmin.delete(pathOf(model))).status).toBe(204);
      expect((await cast.member.get(`/v1/models/catalog/${model.id}`)).status).toBe(404);
      expect(await cast.platformAdmin.post(`${pathOf(model)}/restore`, {})).toMatchObject({
        status: 200,
        body: { enabled: true },
      });
      expect((await cast.member.get(`/v1/models/catalog/${model.id}`)).status).toBe(200);
    });
  });
});

describe('POST /v1/admin/models/{model_id}/restore', () => {
  describe('200', () => {
    it('leaves a model in service as it is', async () => {
      const model = await aModel();
      const answer = await cast.platformAdmin.post(`${pathOf(model)}/restore`, {});
      expect(answer).toMatchObject({ status: 200, body: { enabled: true } });
      expect((await cast.platformAdmin.get(`${pathOf(model)}/history`)).body.data).toHaveLength(1);
    });
  });
});

describe('GET /v1/models/catalog/{model_id}', () => {
  describe('200', () => {
    it('shows what a model can do and costs', async () => {
      const model = await aModel({ free: true });
      const { status, body } = await cast.member.get(`/v1/models/catalog/${model.id}`);
      expect([status, body.free, body.prices.display.input]).toEqual([200, true, null]);
    });
  });
});

describe('GET /v1/admin/models/{model_id}', () => {
  describe('200', () => {
    it('shows it to a reader of the platform', async () => {
      const model = await aModel();
      expect(await cast.platformReader.get(pathOf(model))).toMatchObject({ status: 200, body: model });
    });
  });
});

describe('GET /v1/admin/models/{model_id}/prices', () => {
  describe('200', () => {
    it('is empty for a model that nobody priced', async () => {
      const { status, body } = await cast.platformReader.get(`${pathOf(await aModel())}/prices`);
      expect([status, body]).toEqual([200, { data: [] }]);
    });
  });
});

describe('GET /v1/admin/models/{model_id}/history', () => {
  describe('200', () => {
    it('is read page by page, newest first', async () => {
      const model = await aModel();
      await cast.platformAdmin.patch(pathOf(model), { free: true });
      const first = await cast.platformReader.get(`${pathOf(model)}/history?limit=1`);
      expect(first).toMatchObject({
        status: 200,
        body: { has_more: true, data: [{ action: 'model.update' }] },
      });
      const next = `${pathOf(model)}/history?limit=1&cursor=${first.body.next_cursor}`;
      expect((await cast.platformReader.get(next)).body.data).toMatchObject([{ action: 'model.create' }]);
    });
  });
});
