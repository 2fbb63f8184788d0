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

interface Point {
  readonly starts_at: string;
  readonly ends_at: string;
  readonly requests: number;
}

async function points(person: Person, path: string, query = ''): Promise<Point[]> {
  const { status, body } = await person.get(`${path}/timeseries${query}`);
  expect(status).toBe(200);
  return body.data;
}
const requestsOf = (data: readonly Point[]) => data.reduce((sum, { requests }) => sum + requests, 0);

describe('GET /v1/organizations/{organization_id}/usage/timeseries', () => {
  describe('200', () => {
    it('has every day of the range, with what it adds up to', async () => {
      const { body } = await scene.owner.get(`${paths.organization}/timeseries`);
      expect(body).toMatchObject({ granularity: 'day', time_zone: 'UTC' });
      expect(body.data.length).toBeGreaterThanOrEqual(30);
      expect(requestsOf(body.data)).toBe(6);
      expect(body.data[0]).toMatchObject({
        requests: 0,
        cost_nano_usd: '0',
        mean_ttft_us: null,
        latency: { gap: { p50_us: null } },
      });
      expect(body.data.filter(({ requests }: Point) => requests > 0)[0].latency.ttft.p50_us).toBe(175_000);
    });

    it('counts each record in the quarter of an hour in which it began', async () => {
      const data = await points(
        scene.admin,
        paths.organization,
        `?granularity=15_minutes&since=${daysAgo(1)}`,
      );
      for (const { starts_at, ends_at, requests } of data) {
        const within = scene.records.filter(
          ({ startedAt }) => startedAt >= new Date(starts_at) && startedAt < new Date(ends_at),
        );
        expect([starts_at, requests]).toEqual([starts_at, within.length]);
      }
      expect(data.length).toBeGreaterThanOrEqual(96);
    });

    it('is exact where clocks change, in any time zone', async () => {
      const lengths = async (query: string) =>
        (await points(scene.owner, paths.organization, `?${query}`)).map(
          ({ starts_at, ends_at }) => (Date.parse(ends_at) - Date.parse(starts_at)) / 3_600_000,
        );
      const autumn = 'since=2026-10-24T22:00:00Z&until=2026-10-26T23:00:00Z';
      expect(await lengths(`time_zone=Europe/Berlin&${autumn}`)).toEqual([25, 24]);
      expect(await lengths(`time_zone=Asia/Kathmandu&granularity=month&${autumn}`)).toEqual([744]);
    });

    it('shows members the usage of their own keys', async () => {
      expect(requestsOf(await points(scene.member, paths.organization))).toBe(2);
      expect(requestsOf(await points(scene.owner, paths.organization, '?ending=client_disconnected'))).toBe(
        1,
      );
    });
  });

  describe('400', () => {
    it.each([
      ['granularity', 'granularity=minute'],
      ['granularity', `granularity=15_minutes&since=${daysAgo(60)}`],
      ['granularity', `granularity=15_minutes&since=${daysAgo(90)}&until=${daysAgo(89)}`],
      ['time_zone', 'time_zone=Mars/Olympus_Mons'],
      ['time_zone', 'time_zone=UTC%2B1'],
      ['time_zone', 'time_zone=../../etc/passwd'],
      ['until', 'until=tomorrow'],
    ])('names the parameter at fault: %s', async (param, query) => {
      const answer = await scene.owner.get(`${paths.organization}/timeseries?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/usage/timeseries', () => {
  describe('200', () => {
    it('is of the workspace', async () => {
      expect(requestsOf(await points(scene.owner, paths.workspace))).toBe(6);
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/timeseries', () => {
  describe('200', () => {
    it('is of the key', async () => {
      expect(requestsOf(await points(scene.owner, paths.apiKey))).toBe(2);
    });
  });
});

describe('GET /v1/organizations/{organization_id}/members/{user_id}/usage/timeseries', () => {
  describe('200', () => {
    it('is of the member', async () => {
      expect(requestsOf(await points(scene.member, paths.member))).toBe(2);
    });
  });
});

describe('GET /v1/users/me/usage/timeseries', () => {
  describe('200', () => {
    it('is of my keys', async () => {
      expect(requestsOf(await points(scene.admin, paths.me))).toBe(1);
    });
  });
});

describe('GET /v1/admin/usage/timeseries', () => {
  describe('200', () => {
    it('is of everybody', async () => {
      const own = `?organization_id=${scene.organizationId}&granularity=week`;
      expect(requestsOf(await points(scene.platformReader, paths.platform, own))).toBe(6);
    });
  });
});

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
