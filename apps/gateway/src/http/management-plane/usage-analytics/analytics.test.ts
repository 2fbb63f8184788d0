import { beforeAll, describe, expect, it } from 'vitest';
import { addUsage, type UsageScene, usagePaths } from '../../../../test/management-plane/add-usage.ts';
import type { Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
let scene: UsageScene;
let paths: ReturnType<typeof usagePaths>;
/** Records are of the last two hours, so of two days at most. */
const dateOf = (daysAgo: number) =>
  new Date(management.now().getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const days = { start_date: dateOf(1), end_date: dateOf(0) };
beforeAll(async () => {
  scene = await addUsage(management);
  paths = usagePaths(scene);
});
const analyze = (person: Person, path: string, filters: object = {}) =>
  person.post(`${path}/analytics`, { ...days, ...filters });
/** What all records cost: a digit for each. */
const costFor = async (person: Person, path: string, filters: object = {}) => {
  const answer = await analyze(person, path, filters);
  expect(answer.status).toBe(200);
  return answer.body.cost.total_nano_usd.padStart(6, '0');
};

describe('POST /v1/organizations/{organization_id}/usage/analytics', () => {
  describe('200', () => {
    it('has sums, percentiles, rankings, trends and each day', async () => {
      const { body } = await analyze(scene.owner, paths.organization);
      const { member } = scene;
      expect(body).toMatchObject({
        period: { days: 2, time_zone: 'UTC', is_partial: true },
        total_users: 3,
        active_users: 2,
        total_requests: 6,
        failed_requests: 0,
        success_rate: 100,
        tokens: { total: 9_240, prompt: 7_200, completion: 2_040, cached: 1_200, reasoning: 240 },
        cost: { total_nano_usd: '111111', total: '$0.000111111', projected_month_nano_usd: null },
        latency: { ttft: { p50_us: 175_000, p95_us: 242_500, p99_us: 248_500 } },
        top: {
          user: { id: scene.admin.userId, cost_nano_usd: '10000' },
          model: { id: 'meadow', name: 'meadow', cost_nano_usd: '110011' },
          api_key: { id: scene.keys.organization, cost_nano_usd: '100110' },
        },
        errors: [{ ending: 'client_disconnected', error_code: null, requests: 1, is_failure: false }],
        refusals: [],
        warning: null,
      });
      expect(body.top_users).toMatchObject([
        { id: null, name: null, requests: 3 },
        { id: scene.admin.userId, requests: 1 },
        { id: member.userId, name: member.displayName, requests: 2, cost_nano_usd: '1001' },
      ]);
      expect(body.cost.by_provider).toMatchObject([{ id: 'openai', name: 'openai', requests: 6 }]);
      expect(body.top_models.map(({ id }: { id: string }) => id)).toEqual(['meadow', '=brook()']);
      expect(body.daily_usage).toHaveLength(2);
      expect(body.daily_usage.map(({ date }: { date: string }) => date)).toEqual([
        days.start_date,
        days.end_date,
      ]);
      expect(body.daily_usage.map((day: { is_partial: boolean }) => day.is_partial)).toEqual([false, true]);
      const ofModels = body.daily_model_usage.flatMap(({ models }: { models: unknown[] }) => models);
      const costs = ofModels.map(({ cost_nano_usd }: { cost_nano_usd: string }) => Number(cost_nano_usd));
      expect(costs.reduce((sum: number, cost: number) => sum + cost, 0)).toBe(111_111);
      expect(body.cache).toMatchObject({ missing_days: 0, refreshed_at: expect.any(String) });
    });

    it('calls a number new where there was nothing before, and compares as much time as has passed', async () => {
      const { body } = await analyze(scene.owner, paths.organization);
      const [requests] = body.trends;
      expect(requests).toMatchObject({
        metric: 'requests',
        previous: null,
        change_percent: null,
        direction: 'new',
      });
      const lengthOf = ({ since, until }: { since: string; until: string }) =>
        Date.parse(until) - Date.parse(since);
      const { current, previous } = body.compared;
      expect(lengthOf(previous)).toBe(lengthOf(current));
      expect(Date.parse(current.until)).toBeLessThanOrEqual(management.now().getTime());
      expect(Date.parse(current.since) - Date.parse(previous.since)).toBe(2 * 86_400_000);
    });

    it('shows members the usage of their own keys, whatever they ask for', async () => {
      expect(await costFor(scene.member, paths.organization)).toBe('001001');
      expect(await costFor(scene.member, paths.organization, { api_key_ids: [scene.keys.admin] })).toBe(
        '000000',
      );
      const { body } = await analyze(scene.member, paths.organization);
      expect(body).toMatchObject({ total_users: 1, active_users: 1, errors: [] });
      expect(body.top_users).toHaveLength(1);
    });

    it('restricts by every list, and by any value of a list', async () => {
      const { organizationId, workspaceId, keys, member, admin } = scene;
      const of = (filters: object) => costFor(scene.owner, paths.organization, filters);
      const other = crypto.randomUUID();
      expect(await of({ user_ids: [member.userId, admin.userId] })).toBe('011001');
      expect(await of({ user_ids: [member.userId.toUpperCase()], models: ['meadow'] })).toBe('000001');
      expect(await of({ api_key_ids: [keys.organization, other] })).toBe('100110');
      expect(await of({ models: ['=brook()', 'meadow'] })).toBe('111111');
      expect(await of({ models: ['=brook()'], providers: ['openai'] })).toBe('001100');
      expect(await of({ providers: ['other'] })).toBe('000000');
      expect(await of({ workspace_ids: [workspaceId], organization_ids: [organizationId] })).toBe('111111');
      expect(await of({ workspace_ids: [other] })).toBe('000000');
      expect(await of({ tags: ['team:search', 'team:other'] })).toBe('000010');
      expect(await of({ tags: ['team:search'], models: ['=brook()'] })).toBe('000000');
    });

    it('knows of tags what the records know, and leaves out what they do not', async () => {
      const { body } = await analyze(scene.owner, paths.organization, { tags: ['team:search'] });
      expect(body).toMatchObject({ errors: [], refusals: null, active_users: 0 });
      expect(body.cost.month_to_date_nano_usd).toBeNull();
      expect(body.cache).toEqual({ missing_days: 0, refreshed_at: null });
    });

    it('takes 500 values of each list', async () => {
      const ids = Array.from({ length: 499 }, () => crypto.randomUUID());
      const filters = { user_ids: [...ids, scene.member.userId], api_key_ids: [...ids, scene.keys.member] };
      expect(await costFor(scene.owner, paths.organization, filters)).toBe('001001');
    });

    it('is a read: no key makes it once only, and a page of another origin may not ask', async () => {
      const headers = { 'idempotency-key': 'analytics' };
      const ask = () => scene.owner.post(`${paths.organization}/analytics`, days, headers);
      expect((await ask()).status).toBe(200);
      expect((await ask()).headers.get('idempotent-replayed')).toBeNull();
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      expect(await scene.owner.post(`${paths.organization}/analytics`, days, foreign)).toMatchObject({
        status: 403,
        body: { error: { code: 'cross_origin_refused' } },
      });
    });
  });

  describe('400', () => {
    it.each([
      ['end_date', { start_date: '2026-02-02', end_date: '2026-02-01' }],
      ['start_date', { start_date: '1999-12-31', end_date: '2000-01-01' }],
      ['start_date', { start_date: '2100-01-01', end_date: '2100-01-01' }],
      ['end_date', { end_date: '2026-02-30' }],
      ['time_zone', { time_zone: 'Europe/Atlantis' }],
      ['user_ids.0', { user_ids: ['me'] }],
      ['models', { models: Array.from({ length: 501 }, (_, n) => `model-${n}`) }],
      ['tags.0', { tags: ['team'] }],
    ])('names the parameter at fault: %s', async (param, filters) => {
      const answer = await analyze(scene.owner, paths.organization, filters);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    });

    it('offers shorter ranges where one is too long', async () => {
      const asked = { start_date: '2025-01-01', end_date: '2025-06-30' };
      const answer = await analyze(scene.owner, paths.organization, asked);
      expect(answer).toMatchObject({
        status: 400,
        body: {
          error: {
            code: 'range_too_long',
            param: 'start_date',
            details: { requested_days: 181, max_allowed_days: 90, suggestion: expect.any(String) },
          },
        },
      });
      expect(answer.body.error.details.suggested_ranges).toEqual([
        { days: 90, start_date: '2025-04-02', end_date: '2025-06-30' },
        { days: 30, start_date: '2025-06-01', end_date: '2025-06-30' },
        { days: 7, start_date: '2025-06-24', end_date: '2025-06-30' },
        { days: 1, start_date: '2025-06-30', end_date: '2025-06-30' },
      ]);
    });
  });
});

describe('POST /v1/users/me/usage/analytics', () => {
  describe('200', () => {
    it('is of the keys of whoever asks, whatever is asked for', async () => {
      expect(await costFor(scene.member, paths.me)).toBe('001001');
      expect(await costFor(scene.member, paths.me, { user_ids: [scene.admin.userId] })).toBe('000000');
      expect(await costFor(scene.stranger, paths.me)).toBe('000000');
    });
  });
});

describe('POST /v1/admin/usage/analytics', () => {
  describe('200', () => {
    it('is of all organizations, for readers too', async () => {
      const ofScene = { organization_ids: [scene.organizationId] };
      for (const who of [scene.platformAdmin, scene.platformReader]) {
        expect(await costFor(who, paths.platform, ofScene)).toBe('111111');
      }
      const { body } = await analyze(scene.platformReader, paths.platform);
      expect(body.total_users).toBeGreaterThanOrEqual(6);
      expect(body.total_requests).toBeGreaterThanOrEqual(6);
    });
  });
});
