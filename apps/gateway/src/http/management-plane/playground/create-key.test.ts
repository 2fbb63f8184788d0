import { purgePlaygroundKeys } from '@weir/domain/api-keys';
import { startSimulator } from '@weir/simulator';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../../../../test/changes-heard.ts';
import { addKeyTests, type KeyTests } from '../../../../test/management-plane/add-key-tests.ts';
import type { Person } from '../../../../test/management-plane/person.ts';
import { startTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const MINUTE_MS = 60_000;

describe('POST /v1/playground/keys', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await addKeyTests();
  });
  const create = (person: Person, body: object = {}) =>
    person.post('/v1/playground/keys', { workspace_id: tests.workspaceId, models: ['meadow'], ...body });
  const newMember = async () => {
    const { management, cast } = tests;
    const person = await management.signIn();
    await management.addMember(cast.organizationId, person, 'member');
    return person;
  };

  describe('201', () => {
    it('makes a key of 15 minutes for these models, with the budget of the platform, owned by the person', async () => {
      const { cast, management, path } = tests;
      const { status, body } = await create(cast.member, { models: ['meadow', 'brook', 'meadow'] });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        purpose: 'playground',
        owner: { kind: 'user', id: cast.member.userId },
        created_with: { kind: 'session' },
        allowed_models: ['meadow', 'brook'],
        budget_nano_usd: '500000000',
        secret: expect.stringMatching(/^sk-live-/),
      });
      const lifetimeMs = Date.parse(body.expires_at) - Date.parse(body.created_at);
      expect(Math.round(lifetimeMs / MINUTE_MS)).toBe(15);
      expect((await cast.member.get(`${path}/${body.id}/limits`)).body).toMatchObject({
        budgets: [{ amount_nano_usd: '500000000', period: 'total', hard: true, thresholds: [] }],
      });
      expect(await tests.open(body.secret)).toBe('ok');
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.member.userId },
        action: 'playground_key.create',
        target: { kind: 'api_key', id: body.id },
      });
    });

    it('keeps it out of lists that do not ask for it', async () => {
      const { cast, path } = tests;
      const { id } = (await create(cast.member)).body;
      const listed = async (list: string) =>
        (await cast.owner.get(list)).body.data.some((key: { id: string }) => key.id === id);
      const all = `/v1/organizations/${cast.organizationId}/api-keys`;
      expect(await listed(`${path}?limit=100&state=all`)).toBe(false);
      expect(await listed(`${all}?limit=100&state=all`)).toBe(false);
      expect(await listed(`${path}?limit=100&purpose=playground`)).toBe(true);
      expect(await listed(`${all}?limit=100&purpose=playground`)).toBe(true);
    });

    it('ends it with the session that made it, and leaves those of other sessions', async () => {
      const { management } = tests;
      const first = await newMember();
      const second = await management.signInAgain(first);
      const secrets = await Promise.all([first, second].map(async (by) => (await create(by)).body.secret));
      for (const secret of secrets) expect(await tests.open(secret)).toBe('ok');
      expect((await first.post('/v1/auth/logout')).status).toBe(204);
      await vi.waitFor(
        async () => expect(await tests.open(secrets[0])).toBe('api_key_revoked'),
        WITHIN_A_SECOND,
      );
      expect(await tests.open(secrets[1])).toBe('ok');
      expect((await second.delete('/v1/users/me/sessions')).status).toBe(204);
      await vi.waitFor(
        async () => expect(await tests.open(secrets[1])).toBe('api_key_revoked'),
        WITHIN_A_SECOND,
      );
    });

    it('ends it before its session does', async () => {
      const { management } = tests;
      const person = await newMember();
      await management.database
        .sql`update sessions set expires_at = ${management.now()} + interval '5 minutes' where user_id = ${person.userId}`;
      const { created_at, expires_at } = (await create(person)).body;
      expect(Date.parse(expires_at) - Date.parse(created_at)).toBeLessThanOrEqual(5 * MINUTE_MS);
    });

    it('lets its holder ask for less, and revoke it', async () => {
      const { cast, path } = tests;
      const { id, secret, budget_nano_usd } = (await create(cast.member, { budget_nano_usd: '1000' })).body;
      expect(budget_nano_usd).toBe('1000');
      expect((await cast.member.delete(`${path}/${id}`)).status).toBe(200);
      await vi.waitFor(async () => expect(await tests.open(secret)).toBe('api_key_revoked'), WITHIN_A_SECOND);
    });

    it('is answered to a page of the same origin, which sends no cookie and reads every header', async () => {
      const [own, simulator] = await Promise.all([startTestManagement(), startSimulator()]);
      try {
        await addConnection(own, {
          name: 'upstream',
          baseUrl: `${simulator.url}/v1`,
          models: [
            ['meadow', 'sim-fast'],
            ['brook', 'sim-fast'],
          ],
        });
        await own.composition.services.catalog.reload();
        const { member, organizationId } = await own.addCast();
        const workspace_id = await own.addWorkspace(organizationId);
        // The price of meadow is not known: it has tokens instead of a budget.
        const made = await member.post('/v1/playground/keys', { workspace_id, models: ['meadow'] });
        expect(
          (await member.get(`/v1/workspaces/${workspace_id}/api-keys/${made.body.id}/limits`)).body,
        ).toMatchObject({
          budgets: [],
          models: [{ model: 'meadow', budgets: [], token_quotas: [{ amount: 100_000, hard: true }] }],
        });
        const complete = (model: string, cookie: Record<string, string> = {}) =>
          fetch(`${own.origin}/v1/chat/completions`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              authorization: `Bearer ${made.body.secret}`,
              origin: own.origin,
              'sec-fetch-site': 'same-origin',
              'sec-fetch-mode': 'cors',
              ...cookie,
            },
            body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
          });
        const answer = await complete('meadow');
        await answer.text();
        expect(answer.status).toBe(200);
        expect(answer.headers.get('x-weir-model')).toBe('meadow');
        expect(answer.headers.get('x-weir-overhead-us')).toMatch(/^\d+$/);
        expect((await complete('brook')).status).toBe(403);
        expect((await complete('meadow', { cookie: member.credentials.cookie! })).status).toBe(401);
      } finally {
        await own.stop();
        await simulator.close();
      }
    });

    it('is deleted 30 days after its end, and no other key is', async () => {
      const { cast, management, path } = tests;
      const { sql } = management.database;
      const [old, recent] = [(await create(cast.member)).body.id, (await create(cast.member)).body.id];
      const kept = (await tests.create(cast.member)).body.id;
      await sql`update api_keys set expires_at = ${management.now()} - interval '31 days' where id in (${old}, ${kept})`;
      await sql`update api_keys set expires_at = ${management.now()} - interval '29 days' where id = ${recent}`;
      expect(await purgePlaygroundKeys(management.composition.services.management)).toBe(1);
      expect((await cast.member.get(`${path}/${old}`)).status).toBe(404);
      for (const id of [recent, kept]) expect((await cast.member.get(`${path}/${id}`)).status).toBe(200);
      expect(await sql`select from limits where scope = 'api_key' and scope_id = ${old}`).toEqual([]);
    });
  });

  describe('400', () => {
    it.each([
      ['models', { models: [] }],
      ['models', { models: Array.from({ length: 17 }, (_, number) => `model-${number}`) }],
      ['models', { models: null }],
      ['budget_nano_usd', { budget_nano_usd: '500000001' }],
      ['budget_nano_usd', { budget_nano_usd: null }],
      ['expires_at', { expires_at: '2999-01-01T00:00:00Z' }],
      ['owner', { owner: 'organization' }],
      ['workspace_id', { workspace_id: 'mine' }],
    ])('takes no such %s: %j', async (param, body) => {
      const answer = await create(tests.cast.owner, body);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    });
  });

  describe('403', () => {
    it('is for members, where these may make keys', async () => {
      const { cast, management } = tests;
      expect((await create(cast.platformAdmin)).status).toBe(403);
      const { sql } = management.database;
      await sql`update organizations set members_may_create_keys = false where id = ${cast.organizationId}`;
      expect((await create(cast.member)).status).toBe(403);
      expect((await create(cast.admin)).status).toBe(201);
      await sql`update organizations set members_may_create_keys = true where id = ${cast.organizationId}`;
    });
  });

  describe('404', () => {
    it('knows no workspace of another organization', async () => {
      expect((await create(tests.cast.stranger)).status).toBe(404);
    });
  });

  describe('409', () => {
    it('makes at most 20 that work at a time, however many ask at once', async () => {
      const person = await newMember();
      const made = await Promise.all(Array.from({ length: 22 }, () => create(person)));
      expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
      expect(made.find(({ status }) => status !== 201)).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict' } },
      });
      const { path } = tests;
      await person.delete(`${path}/${made.find(({ status }) => status === 201)!.body.id}`);
      expect((await create(person)).status).toBe(201);
    });

    it('makes nothing more of it: no later end, no new secret, no other limits', async () => {
      const { cast, path } = tests;
      const { id } = (await create(cast.admin)).body;
      for (const attempt of [
        cast.admin.patch(`${path}/${id}`, { expires_at: null }),
        cast.admin.patch(`${path}/${id}`, { allowed_models: null }),
        cast.admin.post(`${path}/${id}/rotate`, { grace_seconds: 604_800 }),
        cast.admin.put(`${path}/${id}/limits`, {}),
      ]) {
        expect(await attempt).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
      }
    });
  });
});
