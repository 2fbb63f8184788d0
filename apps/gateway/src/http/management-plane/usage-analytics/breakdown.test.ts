import { beforeAll, describe, expect, it } from 'vitest';
import { addUsage, type UsageScene, usagePaths } from '../../../../test/management-plane/add-usage.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
let scene: UsageScene;
let paths: ReturnType<typeof usagePaths>;
const dateOf = (daysAgo: number) =>
  new Date(management.now().getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const days = { start_date: dateOf(1), end_date: dateOf(0), time_zone: 'UTC' };
beforeAll(async () => {
  scene = await addUsage(management);
  paths = usagePaths(scene);
});
type Row = Record<string, unknown>;
const idsOf = (body: { data: Row[] }) => body.data.map(({ id }) => id);
const quarterOf = (time: Date) => new Date(Math.floor(time.getTime() / 900_000) * 900_000).toISOString();

describe('POST /v1/organizations/{organization_id}/usage/by-user', () => {
  describe('200', () => {
    it('says what each used with what, and when last', async () => {
      const { member, owner, records } = scene;
      const { status, body } = await owner.post(`${paths.organization}/by-user?sort=-cost`, days);
      expect(status).toBe(200);
      expect(body).toMatchObject({ total_count: 3, has_more: false, filter: { sort: '-cost' } });
      expect(body.data).toMatchObject([
        { id: null, name: null, requests: 3, api_keys: 1, cost_nano_usd: '100110' },
        { id: scene.admin.userId, requests: 1, models: ['meadow'] },
        {
          id: member.userId,
          name: member.displayName,
          requests: 2,
          failed_requests: 0,
          success_rate: 100,
          tokens: { total: 3_080 },
          cost_nano_usd: '1001',
          users: 1,
          api_keys: 1,
          models: ['=brook()', 'meadow'],
          providers: ['openai'],
          last_active_at: quarterOf(records[0]!.startedAt),
        },
      ]);
      expect(body.names).toMatchObject({ [member.userId]: member.displayName });
    });

    it.each([
      'name',
      '-name',
      'requests',
      '-requests',
      'cost',
      '-cost',
      'total_tokens',
      '-prompt_tokens',
      'completion_tokens',
      '-failed_requests',
    ])('pages in the order of %s without a gap', async (sort) => {
      const all = await scene.owner.post(`${paths.organization}/by-user?sort=${sort}`, days);
      const paged: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { status, body } = await scene.owner.post(
          `${paths.organization}/by-user?sort=${sort}&limit=1${more}`,
          days,
        );
        expect([status, body.total_count]).toEqual([200, 3]);
        paged.push(...idsOf(body));
        cursor = body.next_cursor;
      }
      expect(paged).toEqual(idsOf(all.body));
      expect(new Set(paged).size).toBe(3);
    });

    it('shows members themselves', async () => {
      const { body } = await scene.member.post(`${paths.organization}/by-user`, days);
      expect(body).toMatchObject({ total_count: 1, data: [{ id: scene.member.userId, requests: 2 }] });
    });
  });

  describe('400', () => {
    it.each([
      ['limit', 'limit=501'],
      ['limit', 'limit=0'],
      ['sort', 'sort=email'],
      ['cursor', 'cursor=bm8'],
      ['page', 'page=2'],
    ])('names the parameter at fault: %s', async (param, query) => {
      const answer = await scene.owner.post(`${paths.organization}/by-user?${query}`, days);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    });

    it('refuses the cursor of another breakdown', async () => {
      const { body } = await scene.owner.post(`${paths.organization}/by-user?limit=1&sort=name`, days);
      const answer = await scene.owner.post(
        `${paths.organization}/by-user?sort=cost&cursor=${body.next_cursor}`,
        days,
      );
      expect(answer).toMatchObject({ status: 400, body: { error: { param: 'cursor' } } });
    });
  });
});

describe('POST /v1/organizations/{organization_id}/usage/by-model', () => {
  describe('200', () => {
    it('counts the users and keys of each model, in the days that are asked for', async () => {
      const { body } = await scene.owner.post(`${paths.organization}/by-model?sort=name`, days);
      expect(body.data).toMatchObject([
        { id: '=brook()', name: '=brook()', requests: 2, users: 1, api_keys: 2, providers: ['openai'] },
        { id: 'meadow', requests: 4, users: 2, api_keys: 3 },
      ]);
      const before = { ...days, start_date: dateOf(4), end_date: dateOf(3) };
      const earlier = await scene.owner.post(`${paths.organization}/by-model`, before);
      expect(earlier.body).toMatchObject({ data: [], total_count: 0 });
    });

    it('counts by the filters, those of tags too', async () => {
      const of = async (filters: object) =>
        (await scene.owner.post(`${paths.organization}/by-model?sort=name`, { ...days, ...filters })).body
          .data;
      expect(await of({ user_ids: [scene.member.userId] })).toMatchObject([
        { id: '=brook()', requests: 1, users: 1, api_keys: 1 },
        { id: 'meadow', requests: 1, users: 1, api_keys: 1 },
      ]);
      expect(await of({ tags: ['team:search'] })).toMatchObject([
        {
          id: 'meadow',
          requests: 1,
          users: 0,
          api_keys: 1,
          last_active_at: quarterOf(scene.records[1]!.startedAt),
        },
      ]);
    });
  });
});

describe('POST /v1/organizations/{organization_id}/usage/by-provider', () => {
  describe('200', () => {
    it('counts the users and models of each provider', async () => {
      const { body } = await scene.owner.post(`${paths.organization}/by-provider`, days);
      expect(body.data).toMatchObject([
        { id: 'openai', requests: 6, users: 2, models: ['=brook()', 'meadow'], cost_nano_usd: '111111' },
      ]);
    });
  });
});

describe('GET /v1/organizations/{organization_id}/usage/filter-options', () => {
  const query = new URLSearchParams(days).toString();

  describe('200', () => {
    it('lists what had usage, with names', async () => {
      const { body } = await scene.owner.get(`${paths.organization}/filter-options?${query}`);
      expect(body).toMatchObject({
        models: [
          { name: '=brook()', provider: 'openai' },
          { name: 'meadow', provider: 'openai' },
        ],
        providers: ['openai'],
        workspaces: [{ id: scene.workspaceId, name: 'Default' }],
        organizations: [{ id: scene.organizationId }],
      });
      expect(body.users).toContainEqual({ id: scene.member.userId, name: scene.member.displayName });
      expect(body.users).toHaveLength(2);
      expect(body.api_keys).toHaveLength(3);
    });

    it('lists keys of the users, workspaces and organizations that are chosen', async () => {
      const keysOf = async (chosen: object) => {
        const asked = new URLSearchParams({ ...days, ...chosen });
        const { body } = await scene.owner.get(`${paths.organization}/filter-options?${asked}`);
        return body.api_keys.map((key: { id: string; workspace_id: string }) => [key.id, key.workspace_id]);
      };
      const users = `${scene.member.userId},${crypto.randomUUID()}`.toUpperCase();
      expect(await keysOf({ user_ids: users })).toEqual([[scene.keys.member, scene.workspaceId]]);
      const all = { organization_ids: scene.organizationId, workspace_ids: scene.workspaceId };
      expect(await keysOf(all)).toHaveLength(3);
      expect(await keysOf({ ...all, workspace_ids: crypto.randomUUID() })).toEqual([]);
      const asked = new URLSearchParams({ ...days, user_ids: 'ada' });
      expect(await scene.owner.get(`${paths.organization}/filter-options?${asked}`)).toMatchObject({
        status: 400,
      });
    });

    it('lists for members what they used', async () => {
      const { body } = await scene.member.get(`${paths.organization}/filter-options?${query}`);
      expect(body.users).toHaveLength(1);
      expect(body.api_keys).toEqual([expect.objectContaining({ id: scene.keys.member })]);
    });
  });
});

describe('POST /v1/organizations/{organization_id}/usage/export', () => {
  describe('200', () => {
    it('is a file of all rows, in which no cell is run as a formula', async () => {
      const asked = { ...days, breakdown: 'model' };
      const { body, headers } = await scene.owner.post(`${paths.organization}/export`, asked);
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      expect(headers.get('content-disposition')).toBe(
        `attachment; filename="usage-by-model-${days.start_date}-to-${days.end_date}.csv"`,
      );
      expect(body.split('\r\n')).toEqual([
        'model,providers,requests,failed_requests,total_tokens,prompt_tokens,completion_tokens,cost (nano-USD),unique_users',
        'meadow,openai,4,0,6160,4800,1360,110011,2',
        "'=brook(),openai,2,0,3080,2400,680,1100,1",
        '',
      ]);
    });

    it('has the rows of the page as JSON, with what was asked for, and is recorded', async () => {
      const asked = { ...days, format: 'json', user_ids: [scene.member.userId] };
      const page = await scene.owner.post(`${paths.organization}/by-user`, {
        ...days,
        user_ids: asked.user_ids,
      });
      const { body } = await scene.owner.post(`${paths.organization}/export`, asked);
      const file = typeof body === 'string' ? JSON.parse(body) : body;
      expect(file.data).toEqual(page.body.data);
      expect(file.metadata).toMatchObject({
        breakdown: 'user',
        record_count: 1,
        period: { start_date: days.start_date, time_zone: 'UTC' },
        filters: { user_ids: asked.user_ids },
      });
      const [record] = await management.audit(scene.organizationId);
      expect(record).toMatchObject({ action: 'usage.export', outcome: 'succeeded' });
    });

    it('has users by name, and when they were active', async () => {
      const { body } = await scene.owner.post(`${paths.organization}/export`, days);
      const line = body.split('\r\n').find((text: string) => text.startsWith(scene.member.userId));
      expect(line).toBe(
        `${scene.member.userId},${scene.member.displayName},2,0,3080,2400,680,1001,${quarterOf(scene.records[0]!.startedAt)}`,
      );
    });
  });
});

/** The usage of the member, by whoever may ask for it there. */
async function ofMember(subject: 'me' | 'platform', report: string) {
  const who = subject === 'me' ? scene.member : scene.platformReader;
  const filters = { ...days, organization_ids: [scene.organizationId], user_ids: [scene.member.userId] };
  const { status, body } = await who.post(`${paths[subject]}/${report}`, filters);
  expect(status).toBe(200);
  return body;
}
const requestsOf = (body: { data: Row[] }) =>
  body.data.reduce((sum, { requests }) => sum + (requests as number), 0);

describe('POST /v1/users/me/usage/by-user', () => {
  describe('200', () => {
    it('is the same breakdown', async () => {
      expect(requestsOf(await ofMember('me', 'by-user'))).toBe(2);
    });
  });
});

describe('POST /v1/users/me/usage/by-model', () => {
  describe('200', () => {
    it('is the same breakdown', async () => {
      expect(requestsOf(await ofMember('me', 'by-model'))).toBe(2);
    });
  });
});

describe('POST /v1/users/me/usage/by-provider', () => {
  describe('200', () => {
    it('is the same breakdown', async () => {
      expect(requestsOf(await ofMember('me', 'by-provider'))).toBe(2);
    });
  });
});

describe('POST /v1/users/me/usage/export', () => {
  describe('200', () => {
    it('is the same file', async () => {
      const body = await ofMember('me', 'export');
      expect(body).toContain(`${scene.member.userId},`);
      expect(body).not.toContain(scene.admin.userId);
    });
  });
});

describe('GET /v1/users/me/usage/filter-options', () => {
  describe('200', () => {
    it('lists the same', async () => {
      const who = scene.member;
      const { body } = await who.get(`${paths.me}/filter-options?${new URLSearchParams(days)}`);
      expect(body.users).toContainEqual(expect.objectContaining({ id: scene.member.userId }));
    });
  });
});

describe('POST /v1/admin/usage/by-user', () => {
  describe('200', () => {
    it('is the same breakdown', async () => {
      expect(requestsOf(await ofMember('platform', 'by-user'))).toBe(2);
    });
  });
});

describe('POST /v1/admin/usage/by-model', () => {
  describe('200', () => {
    it('is the same breakdown', async () => {
      expect(requestsOf(await ofMember('platform', 'by-model'))).toBe(2);
    });
  });
});

describe('POST /v1/admin/usage/by-provider', () => {
  describe('200', () => {
    it('is the same breakdown', async () => {
      expect(requestsOf(await ofMember('platform', 'by-provider'))).toBe(2);
    });
  });
});

describe('POST /v1/admin/usage/export', () => {
  describe('200', () => {
    it('is the same file', async () => {
      const body = await ofMember('platform', 'export');
      expect(body).toContain(`${scene.member.userId},`);
      expect(body).not.toContain(scene.admin.userId);
    });
  });
});

describe('GET /v1/admin/usage/filter-options', () => {
  describe('200', () => {
    it('lists the same', async () => {
      const who = scene.platformReader;
      const { body } = await who.get(`${paths.platform}/filter-options?${new URLSearchParams(days)}`);
      expect(body.users).toContainEqual(expect.objectContaining({ id: scene.member.userId }));
    });
  });
});
