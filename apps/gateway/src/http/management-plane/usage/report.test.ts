import { beforeAll, describe, expect, it } from 'vitest';
import { addUsage, type UsageScene, usagePaths } from '../../../../test/management-plane/add-usage.ts';
import { makeServiceAccount } from '../../../../test/management-plane/service-accounts.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const PATH = '/v1/usage/report';
const DAY_MS = 86_400_000;

const management = await sharedTestManagement();
const model = `reported-${crypto.randomUUID()}`;
let scene: UsageScene;
beforeAll(async () => {
  scene = await addUsage(management);
  await addConnection(management, {
    name: model,
    baseUrl: 'http://127.0.0.1:1',
    models: [[model, model]],
  });
});

const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
const report = (more: object = {}) => ({
  id: crypto.randomUUID(),
  api_key_id: scene.keys.member,
  model,
  started_at: ago(2),
  duration_us: 1_000,
  input_tokens: 100,
  output_tokens: 20,
  cost_nano_usd: '1000000',
  ...more,
});
const batch = (...records: object[]) => ({ organization_id: scene.organizationId, records });
async function totals(of: UsageScene) {
  const { body } = await of.owner.get(`${usagePaths(of).organization}/summary?model=${model}`);
  return body.totals;
}

describe('POST /v1/usage/report', () => {
  describe('200', () => {
    it('records each id once, however often it is reported, and counts it like any other usage', async () => {
      const [one, two] = [report(), report({ api_key_id: scene.keys.organization, cost_nano_usd: null })];
      const first = await scene.admin.post(PATH, batch(one, two, one));
      expect(first).toMatchObject({
        status: 200,
        body: {
          recorded: 2,
          data: [
            { id: one.id, recorded: true },
            { id: two.id, recorded: true },
            { id: one.id, recorded: false },
          ],
        },
      });
      const again = await scene.owner.post(PATH, batch({ ...one, started_at: ago(1) }, report()));
      expect(again.body).toMatchObject({ recorded: 1, data: [{ recorded: false }, { recorded: true }] });
      expect(await totals(scene)).toMatchObject({
        requests: 3,
        input_tokens: 300,
        cost_nano_usd: '2000000',
        unknown_cost_requests: 1,
      });
      const { body } = await scene.owner.get(`${usagePaths(scene).organization}/records?model=${model}`);
      expect(body.data.find(({ request_id }: { request_id: string }) => request_id === one.id)).toMatchObject(
        {
          operation: 'report',
          usage_source: 'reported',
          provider: 'reported',
          api_key_id: scene.keys.member,
          user_id: scene.member.userId,
          workspace_id: scene.workspaceId,
          usage: { input_tokens: 100, output_tokens: 20, reasoning_tokens: null },
          cost_nano_usd: '1000000',
          ending: 'completed',
        },
      );
      expect((await management.audit(scene.organizationId))[0]).toMatchObject({
        action: 'usage.report',
        target: { kind: 'usage', id: scene.organizationId },
      });
    });

    it('counts for the limits that there are', async () => {
      const { organizationId } = scene;
      const now = management.now();
      await management.database.sql`
        insert into limits (id, organization_id, scope, scope_id, kind, period, anchor, amount, created_at, updated_at)
        values (${crypto.randomUUID()}, ${organizationId}, 'organization', ${organizationId}, 'budget', 'year', ${now},
          1000, ${now}, ${now})`;
      const counted = async () => {
        const [row] = await management.database.sql`
          select spent_nano_usd::text as spent from limit_counters where organization_id = ${organizationId}`;
        return BigInt(row!.spent);
      };
      const post = (cost: string) =>
        scene.admin.post(PATH, batch(report({ started_at: ago(0), cost_nano_usd: cost })));
      await post('1');
      const before = await counted();
      await post('5000');
      expect((await counted()) - before).toBe(5_000n);
    });

    it('is open to service accounts with the scope', async () => {
      const account = await makeServiceAccount(management, scene.owner, scene.organizationId, 'admin', [
        'usage:write',
      ]);
      expect((await account.itself.post(PATH, batch(report()))).status).toBe(200);
      const reader = await makeServiceAccount(management, scene.owner, scene.organizationId, 'admin', [
        'usage:read',
      ]);
      const refused = await reader.itself.post(PATH, batch(report()));
      expect(refused).toMatchObject({ status: 403, body: { error: { code: 'scope_missing' } } });
    });
  });

  describe('400', () => {
    it.each([
      ['records.0.started_at', { started_at: ago(32) }],
      ['records.0.started_at', { started_at: ago(-1) }],
      ['records.0.model', { model: 'unknown' }],
      ['records.0.api_key_id', { api_key_id: crypto.randomUUID() }],
      ['records.0.id', { id: '' }],
      ['records.0.input_tokens', { input_tokens: -1 }],
      ['records.0.cost_nano_usd', { cost_nano_usd: '-1' }],
      ['records.0.cost_nano_usd', { cost_nano_usd: 1 }],
      ['records.0.user_id', { user_id: crypto.randomUUID() }],
    ])('names what is at fault, and records nothing of the batch: %s', async (param, more) => {
      const before = await totals(scene);
      const answer = await scene.owner.post(PATH, batch(report(more), report()));
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
      expect(await totals(scene)).toEqual(before);
    });

    it('takes no key of another organization, and no more than 200 records', async () => {
      const other = await addUsage(management);
      const foreign = await scene.owner.post(PATH, batch(report({ api_key_id: other.keys.organization })));
      expect(foreign).toMatchObject({ status: 400, body: { error: { param: 'records.0.api_key_id' } } });
      expect(await totals(other)).toMatchObject({ requests: 0 });
      const many = await scene.owner.post(PATH, batch(...Array.from({ length: 201 }, () => report())));
      expect(many).toMatchObject({ status: 400, body: { error: { param: 'records' } } });
    });
  });

  describe('404', () => {
    it('is the answer about an organization that is not theirs', async () => {
      const answer = await scene.stranger.post(PATH, batch(report()));
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    });
  });
});
