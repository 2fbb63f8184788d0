import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUsage, type UsageScene } from '../../../../test/management-plane/add-usage.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

let management: OwnTestManagement;
let scene: UsageScene;
beforeAll(async () => {
  management = await startTestManagement({
    ANALYTICS_TODAY_TTL_MS: '300000',
    ANALYTICS_READS_PER_MINUTE: '8',
    ANALYTICS_EXPORTS_PER_MINUTE: '5',
    ANALYTICS_REBUILD_INTERVAL_MS: '300000',
  });
  scene = await addUsage(management);
});
afterAll(() => management.stop());

const today = () => management.now().toISOString().slice(0, 10);
const yesterday = () => new Date(management.now().getTime() - 86_400_000).toISOString().slice(0, 10);
const refresh = () => scene.platformAdmin.post('/v1/admin/usage/refresh-today');
const metrics = async () => (await scene.platformReader.get('/v1/admin/usage/cache/metrics')).body;
const auditOf = async (action: string) =>
  (await management.audit()).filter((record) => record.action === action);

describe('GET /v1/admin/usage/cache/metrics', () => {
  describe('200', () => {
    it('counts days that were there and that were not, and rebuilds', async () => {
      const twoDays = { start_date: yesterday(), end_date: today() };
      const ask = () => scene.platformReader.post('/v1/admin/usage/analytics', twoDays);
      expect((await ask()).body.errors).toHaveLength(1);
      expect(await metrics()).toMatchObject({
        cache_hits: 0,
        cache_misses: 2,
        cache_rebuilds: 2,
        lock_acquisition_successes: 2,
        grace_period_applications: 1,
        lock_acquisition_failures: 0,
        cache_hit_rate: 0,
        lock_contention_rate: 0,
        days: 2,
        is_large: false,
      });
      await ask();
      expect(await metrics()).toMatchObject({
        cache_hits: 2,
        cache_misses: 2,
        cache_rebuilds: 2,
        cache_hit_rate: 50,
      });
    });
  });
});

describe('POST /v1/admin/usage/refresh-today', () => {
  describe('200', () => {
    it('reads today anew, though it is not old, and is recorded', async () => {
      const before = await metrics();
      const { status, body } = await refresh();
      expect([status, body.status]).toEqual([200, 'refreshed']);
      expect((await metrics()).cache_rebuilds).toBe(before.cache_rebuilds + 1);
      expect(await auditOf('platform.usage.refresh')).toMatchObject([
        { outcome: 'succeeded', actor: { userId: scene.platformAdmin.userId }, target: { kind: 'usage' } },
      ]);
    });
  });

  it('refuses platform readers, and reads nothing', async () => {
    const before = await metrics();
    expect((await scene.platformReader.post('/v1/admin/usage/refresh-today')).status).toBe(403);
    expect(await metrics()).toEqual(before);
    const outcomes = (await auditOf('platform.usage.refresh')).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['refused', 'succeeded']);
  });
});

describe('POST /v1/admin/usage/rebuild-cache', () => {
  const rebuild = (body: object = {}) => scene.platformAdmin.post('/v1/admin/usage/rebuild-cache', body);

  describe('200', () => {
    it('reads the days anew that are asked for, once in five minutes', async () => {
      expect((await scene.platformReader.post('/v1/admin/usage/rebuild-cache', {})).status).toBe(403);
      const { status, body } = await rebuild({ start_date: yesterday() });
      expect([status, body]).toEqual([
        200,
        {
          status: 'complete',
          message: expect.any(String),
          rebuilt_count: 2,
          total_entries: 2,
          remaining: null,
        },
      ]);
      const again = await rebuild();
      expect(again).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } });
      expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(240);
      expect(again.headers.get('x-ratelimit-limit-requests')).toBe('1');
    });
  });

  describe('400', () => {
    it('names the parameter at fault', async () => {
      const other = await management.signIn({ platformRole: 'admin' });
      const answer = await other.post('/v1/admin/usage/rebuild-cache', {
        start_date: '2026-01-02',
        end_date: '2026-01-01',
      });
      expect(answer).toMatchObject({ status: 400, body: { error: { param: 'end_date' } } });
    });
  });
});

describe('the limits of analytics', () => {
  it('count analytics, options and refreshes of one user together, and exports by themselves', async () => {
    const person = await management.signIn({ platformRole: 'admin' });
    const days = { start_date: today(), end_date: today() };
    const options = `/v1/admin/usage/filter-options?${new URLSearchParams(days)}`;
    for (let n = 0; n < 3; n++) {
      expect((await person.post('/v1/users/me/usage/analytics', days)).status).toBe(200);
      expect((await person.get(options)).status).toBe(200);
    }
    expect((await person.post('/v1/admin/usage/refresh-today')).status).toBe(200);
    expect((await person.get(options)).status).toBe(200);
    const refused = await person.post('/v1/admin/usage/analytics', days);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } });
    expect(refused.headers.get('x-ratelimit-limit-requests')).toBe('8');
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await person.post('/v1/admin/usage/by-model', days)).status).toBe(200);

    for (let n = 0; n < 5; n++) {
      expect((await person.post('/v1/admin/usage/export', days)).status).toBe(200);
    }
    expect((await person.post('/v1/admin/usage/export', days)).status).toBe(429);
    expect((await scene.platformReader.get(options)).status).toBe(200);
  });
});
