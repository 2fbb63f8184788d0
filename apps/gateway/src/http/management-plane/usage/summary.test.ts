import { beforeAll, describe, expect, it } from 'vitest';
import { addUsage, type UsageScene, usagePaths } from '../../../../test/management-plane/add-usage.ts';
import type { Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
let scene: UsageScene;
let paths: ReturnType<typeof usagePaths>;
beforeAll(async () => {
  scene = await addUsage(management);
  paths = usagePaths(scene);
});

/** What all records cost: a digit for each. */
async function costFor(person: Person, path: string, query = ''): Promise<string> {
  const answer = await person.get(`${path}/summary${query}`);
  expect(answer.status).toBe(200);
  return answer.body.totals.cost_nano_usd.padStart(6, '0');
}

describe('GET /v1/organizations/{organization_id}/usage/summary', () => {
  describe('200', () => {
    it('has the totals of 30 days, and of the 30 days before', async () => {
      const { body } = await scene.owner.get(`${paths.organization}/summary`);
      const range = (Date.parse(body.until) - Date.parse(body.since)) / 86_400_000;
      expect(range).toBe(30);
      expect(body.previous.until).toBe(body.since);
      expect(body.previous.totals).toMatchObject({ requests: 0, cost_nano_usd: '0', cost: '$0.00' });
      expect(body.previous.totals.latency.ttft).toEqual({ p50_us: null, p95_us: null, p99_us: null });
      expect(body.totals).toMatchObject({
        requests: 6,
        failed_requests: 0,
        input_tokens: 7_200,
        cached_input_tokens: 1_200,
        output_tokens: 2_040,
        reasoning_tokens: 240,
        cost_nano_usd: '111111',
        cost: '$0.000111111',
        unknown_cost_requests: 0,
        mean_ttft_us: 200_000,
        mean_gap_us: 18_200,
        mean_duration_us: 6_480_200,
        mean_overhead_us: 480,
        latency: {
          ttft: { p50_us: 175_000, p95_us: 242_500, p99_us: 248_500 },
          gap: { p50_us: 17_675, p95_us: 32_562, p99_us: 49_513 },
          duration: { p50_us: 7_680_000, p95_us: 9_984_000, p99_us: 10_188_800 },
        },
      });
    });

    it('compares with the range of the same length before', async () => {
      const until = scene.records[2]!.startedAt.toISOString();
      const since = new Date(scene.records[2]!.startedAt.getTime() - 900_000).toISOString();
      const { body } = await scene.admin.get(`${paths.organization}/summary?since=${since}&until=${until}`);
      const before = await costFor(
        scene.admin,
        paths.organization,
        `?since=${body.previous.since}&until=${body.previous.until}`,
      );
      expect(body.previous.totals.cost_nano_usd.padStart(6, '0')).toBe(before);
    });

    it.each(['owner', 'admin', 'platformAdmin', 'platformReader'] as const)(
      'shows everything to: %s',
      async (who) => {
        expect(await costFor(scene[who], paths.organization)).toBe('111111');
      },
    );

    it('shows members the usage of their own keys, whatever they ask for', async () => {
      expect(await costFor(scene.member, paths.organization)).toBe('001001');
      expect(await costFor(scene.member, paths.organization, `?api_key_id=${scene.keys.admin}`)).toBe(
        '000000',
      );
      expect(await costFor(scene.member, paths.organization, `?user_id=${scene.admin.userId}`)).toBe(
        '000000',
      );
      expect(await costFor(scene.member, paths.organization, '?ending=completed')).toBe('001001');
    });

    it('filters by everything that is recorded', async () => {
      const filtered = (query: string) => costFor(scene.owner, paths.organization, `?${query}`);
      expect(await filtered('model=meadow')).toBe('110011');
      expect(await filtered('provider=openai')).toBe('111111');
      expect(await filtered('provider=other')).toBe('000000');
      expect(await filtered(`api_key_id=${scene.keys.organization}`)).toBe('100110');
      expect(await filtered(`user_id=${scene.member.userId.toUpperCase()}&model=meadow`)).toBe('000001');
      expect(await filtered(`workspace_id=${scene.workspaceId}`)).toBe('111111');
      expect(await filtered(`connection_id=${scene.records[0]!.connectionId}`)).toBe('111111');
      expect(await filtered(`connection_id=${scene.workspaceId}`)).toBe('000000');
      expect(await filtered('ending=client_disconnected')).toBe('000100');
      expect(await filtered('client_user=%40ada')).toBe('000010');
      expect(await filtered('tag=team:search')).toBe('000010');
      expect(await filtered('tag=team:sea')).toBe('000000');
      expect(await filtered(`organization_id=${scene.workspaceId}`)).toBe('000000');
    });
  });

  describe('400', () => {
    it.each([
      ['until', 'since=2026-02-01T00:00:00Z&until=2026-02-01T00:00:00Z'],
      ['since', 'since=2020-01-01T00:00:00Z'],
      ['since', 'since=1999-12-31T23:59:59Z'],
      ['until', 'until=9999-12-31T23:59:59Z'],
      ['since', 'ending=completed&since=2026-02-01T00:00:00Z&until=2026-02-09T00:00:00Z'],
      ['tag', 'tag=team'],
      ['user_id', 'user_id=me'],
      ['ending', 'ending=lost'],
      ['limit', 'limit=2'],
    ])('names the parameter at fault: %s', async (param, query) => {
      const answer = await scene.owner.get(`${paths.organization}/summary?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/usage/summary', () => {
  describe('200', () => {
    it('is of the workspace alone', async () => {
      expect(await costFor(scene.owner, paths.workspace)).toBe('111111');
      expect(await costFor(scene.member, paths.workspace)).toBe('001001');
      const other = await management.addWorkspace(scene.organizationId, 'Other');
      expect(await costFor(scene.owner, `/v1/workspaces/${other}/usage`)).toBe('000000');
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/summary', () => {
  describe('200', () => {
    it('is of the key alone, for admins and its owner', async () => {
      expect(await costFor(scene.owner, paths.apiKey)).toBe('001001');
      expect(await costFor(scene.member, paths.apiKey)).toBe('001001');
      expect(await costFor(scene.member, paths.apiKey, '?model=meadow')).toBe('000001');
    });
  });

  describe('404', () => {
    it('is the answer to a member about the key of another', async () => {
      const path = `/v1/workspaces/${scene.workspaceId}/api-keys/${scene.keys.admin}/usage/summary`;
      expect(await scene.member.get(path)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
    });
  });
});

describe('GET /v1/organizations/{organization_id}/members/{user_id}/usage/summary', () => {
  describe('200', () => {
    it('is of the keys that the member owned, for admins and the member', async () => {
      expect(await costFor(scene.owner, paths.member)).toBe('001001');
      expect(await costFor(scene.member, paths.member)).toBe('001001');
    });
  });

  describe('404', () => {
    it('is the answer to a member about another, and to an admin about a stranger', async () => {
      const members = `/v1/organizations/${scene.organizationId}/members`;
      expect((await scene.member.get(`${members}/${scene.admin.userId}/usage/summary`)).status).toBe(404);
      expect((await scene.admin.get(`${members}/${scene.stranger.userId}/usage/summary`)).status).toBe(404);
    });
  });
});

describe('GET /v1/users/me/usage/summary', () => {
  describe('200', () => {
    it('is of my keys in the organizations that I am a member of', async () => {
      expect(await costFor(scene.member, paths.me)).toBe('001001');
      expect(await costFor(scene.admin, paths.me)).toBe('010000');
      expect(await costFor(scene.owner, paths.me)).toBe('000000');
      const other = await addUsage(management);
      await management.addMember(other.organizationId, scene.member, 'member');
      expect(await costFor(scene.member, paths.me)).toBe('001001');
      await management.database.sql`delete from organization_members
        where organization_id = ${scene.organizationId} and user_id = ${scene.admin.userId}`;
      expect(await costFor(scene.admin, paths.me)).toBe('000000');
      await management.addMember(scene.organizationId, scene.admin, 'admin');
    });
  });
});

describe('GET /v1/admin/usage/summary', () => {
  describe('200', () => {
    it('is of everybody, and of one organization where that is asked for', async () => {
      const own = `?organization_id=${scene.organizationId}`;
      expect(await costFor(scene.platformReader, paths.platform, own)).toBe('111111');
      await addUsage(management);
      expect(BigInt(await costFor(scene.platformAdmin, paths.platform))).toBeGreaterThanOrEqual(222_222n);
    });
  });
});
