import type { ApiKeyId, WorkspaceId } from '@weir/domain/kernel';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { addModel } from '../../../../test/management-plane/add-model.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection, complete } from '../../../../test/management-plane/upstreams.ts';

const management = await sharedTestManagement();
const CHECK = '/v1/admission/check';

describe('POST /v1/admission/check', () => {
  let simulator: Simulator;
  let cast: Cast;
  let workspaceId: WorkspaceId;
  let key: { id: ApiKeyId; secret: string };
  /** Priced at 1 and 2 dollars per million tokens. */
  const model = `checked-${crypto.randomUUID()}`;
  const unpriced = `unpriced-${crypto.randomUUID()}`;
  beforeAll(async () => {
    simulator = await startSimulator();
    const models = [model, unpriced].map((name) => [name, 'sim-fast'] as const);
    await addConnection(management, { name: model, baseUrl: `${simulator.url}/v1`, models });
    const { platformAdmin } = await management.addCast();
    const { sql } = management.database;
    const [row] = await sql<{ id: string }[]>`select id from models where name = ${model}`;
    const prices = {
      input_nano_usd_per_million: '1000000000',
      output_nano_usd_per_million: '2000000000',
    };
    expect((await platformAdmin.post(`/v1/admin/models/${row!.id}/prices`, prices)).status).toBe(201);
    await management.composition.services.catalog.reload();
  });
  afterAll(() => simulator?.close());
  beforeEach(async () => {
    cast = await management.addCast();
    workspaceId = await management.addWorkspace(cast.organizationId);
    key = await addApiKey(management, workspaceId, cast.member.userId);
  });

  const limitKey = async (limits: object) => {
    const path = `/v1/workspaces/${workspaceId}/api-keys/${key.id}/limits`;
    expect((await cast.admin.put(path, limits)).status).toBe(200);
  };
  const check = (more: object = {}, person = cast.member) =>
    person.post(CHECK, {
      ...{ api_key_id: key.id, model, input_tokens: 1_000, max_output_tokens: 500 },
      ...more,
    });

  describe('200', () => {
    it('shows what a request needs of each limit, and takes nothing however often it is asked', async () => {
      await limitKey({
        budgets: [{ amount_nano_usd: '3000000', period: 'month' }],
        token_quotas: [{ amount: 1_000_000, period: 'day', hard: false }],
        requests_per_minute: 1,
        parallel_requests: 1,
      });
      await cast.admin.put(`/v1/organizations/${cast.organizationId}/limits`, { tokens_per_minute: 9_000 });
      for (let time = 0; time < 3; time++) await check();
      const { status, body } = await check();
      expect(status).toBe(200);
      expect(body).toMatchObject({ admitted: true, refusal: null, model });
      const untouched = { used: '0', reserved: '0' };
      expect(body.limits).toHaveLength(5);
      // Twice the prompt at 1,000 nano-USD a token, and the answer at 2,000.
      for (const limit of [
        { kind: 'budget', period: 'month', unit: 'nano_usd', amount: '3000000', needs: '3000000' },
        { kind: 'token_quota', hard: false, needs: '2500', remaining: '1000000' },
        { kind: 'requests_per_minute', needs: '1', remaining: '1', resets_at: null },
        { kind: 'parallel_requests', needs: '1', remaining: '1', scope: 'api_key', scope_id: key.id },
        { kind: 'requests_per_minute', change: { action: 'api_key.limits.update', allowed: true } },
        {
          ...{ kind: 'tokens_per_minute', needs: '1500', scope: 'organization', model: null },
          change: { action: 'organization.limits.update', allowed: false },
        },
      ]) {
        expect(body.limits).toContainEqual(expect.objectContaining({ ...untouched, ...limit }));
      }
    });

    it('refuses what the data plane refuses, with its code and the limit', async () => {
      await limitKey({ budgets: [{ amount_nano_usd: '3000000', period: 'total' }], requests_per_minute: 1 });
      expect((await check({ max_output_tokens: 501 })).body).toMatchObject({
        admitted: false,
        refusal: {
          ...{ status: 402, type: 'budget_exceeded', code: 'api_key_budget_exceeded' },
          ...{ scope: 'api_key', scope_id: key.id },
        },
      });
      expect((await complete(management, key.secret, model)).status).toBe(402);
      expect((await check({ input_tokens: 1, max_output_tokens: 1 })).body.admitted).toBe(true);
      // Without a maximum 4,096 tokens are reserved.
      expect((await check({ input_tokens: 0, max_output_tokens: null })).body.refusal).toMatchObject({
        code: 'api_key_budget_exceeded',
      });

      await limitKey({ requests_per_minute: 1 });
      await vi.waitFor(
        async () => expect((await complete(management, key.secret, model)).status).toBe(200),
        10_000,
      );
      const { body } = await check();
      expect(body).toMatchObject({ refusal: { status: 429, code: 'requests_per_minute_exceeded' } });
      expect(body.refusal.retry_after_seconds).toBeGreaterThan(30);
      expect(body.limits).toMatchObject([{ used: '1', remaining: '0', needs: '1' }]);
      expect((await complete(management, key.secret, model)).text).toContain(body.refusal.message);
    });

    it('refuses for what comes before limits: the key, the endpoint, the model', async () => {
      const refused = async (more: object = {}) => (await check(more)).body.refusal?.code;
      const { sql } = management.database;
      expect(await refused({ model: 'none-such' })).toBe('model_not_found');
      const restricted = await addModel(management, { restricted: true });
      const undeployed = await addModel(management);
      await management.composition.services.catalog.reload();
      expect(await refused({ model: restricted.name })).toBe('model_not_subscribed');
      expect(await refused({ model: undeployed.name })).toBe('no_deployment_available');
      expect((await check({ model: 'none-such' })).body).toMatchObject({
        ...{ admitted: false, model: null, limits: [] },
        refusal: { status: 404, param: 'model', scope: null, retry_after_seconds: null },
      });

      expect(await refused({ model: unpriced })).toBeUndefined();
      await limitKey({ budgets: [{ amount_nano_usd: '3000000', period: 'total' }] });
      const { body } = await check({ model: unpriced });
      expect(body).toMatchObject({
        refusal: { status: 403, code: 'model_not_priced' },
        limits: [{ needs: null }],
      });

      await sql`update api_keys set endpoint_scopes = '{embeddings}', allowed_models = '{other}' where id = ${key.id}`;
      expect(await refused()).toBe('endpoint_not_allowed');
      expect(await refused({ operation: 'embeddings' })).toBe('model_not_allowed');
      await sql`update api_keys set expires_at = ${management.now()} where id = ${key.id}`;
      expect(await refused()).toBe('api_key_expired');
      await sql`update api_keys set revoked_at = ${management.now()} where id = ${key.id}`;
      expect(await refused()).toBe('api_key_revoked');
    });

    it('is for members of their own keys, for admins of all, and for readers of the platform', async () => {
      for (const person of [cast.member, cast.admin, cast.owner, cast.platformReader]) {
        expect((await check({}, person)).body.admitted).toBe(true);
      }
    });
  });

  describe('400', () => {
    it.each([
      ['no model', { model: undefined }],
      ['fewer than no tokens', { input_tokens: -1 }],
      ['a part of a token', { input_tokens: 0.5 }],
      ['more tokens than any model reads', { input_tokens: 1e15 }],
      ['an answer of nothing', { max_output_tokens: 0 }],
      ['an operation that there is not', { operation: 'constructor' }],
      ['an id that is none', { api_key_id: "' or true --" }],
      ['what it does not know', { organization_id: '019bc0de-0000-7000-8000-00000000a001' }],
    ])('refuses %s', async (_, more) => {
      expect(await check(more)).toMatchObject({
        status: 400,
        body: { error: { type: 'invalid_request_error' } },
      });
    });
  });

  describe('404', () => {
    it('tells a key of others, of another organization or of a deleted workspace like one that is not', async () => {
      const unknown = (await check({ api_key_id: crypto.randomUUID() })).body.error;
      const theirs = await addApiKey(management, workspaceId, cast.admin.userId);
      const organizations = await addApiKey(management, workspaceId);
      const deleted = await management.addWorkspace(cast.organizationId, 'Gone');
      const gone = await addApiKey(management, deleted, cast.member.userId);
      await management.database
        .sql`update workspaces set deleted_at = ${management.now()} where id = ${deleted}`;
      for (const answer of [
        await check({}, cast.stranger),
        await check({ api_key_id: theirs.id }),
        await check({ api_key_id: organizations.id }),
        await check({ api_key_id: gone.id }),
      ]) {
        expect(answer.status).toBe(404);
        expect({ ...answer.body.error, request_id: '' }).toEqual({ ...unknown, request_id: '' });
      }
    });
  });
});
