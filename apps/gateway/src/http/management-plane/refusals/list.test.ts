import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const MINUTE_MS = 60_000;

describe('GET /v1/organizations/{organization_id}/refusals', () => {
  let cast: Cast;
  let path: string;
  let mine: string;
  let theirs: string;
  let latest: Date;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/refusals`;
    const keys = `/v1/workspaces/${await management.addWorkspace(cast.organizationId)}/api-keys`;
    mine = (await cast.member.post(keys, { name: 'Mine' })).body.id;
    theirs = (await cast.admin.post(keys, { name: 'Theirs' })).body.id;
    latest = new Date(Math.floor(management.now().getTime() / MINUTE_MS) * MINUTE_MS);
    const add = (minutesAgo: number, keyId: string, code: string, scope: string | null) => {
      const minute = new Date(latest.getTime() - minutesAgo * MINUTE_MS);
      return management.database
        .sql`insert into request_refusals (minute, organization_id, api_key_id, code, scope,
          count, first_at, last_at, limit_value, observed, resets_at, operation, model, request_id)
        values (${minute}, ${cast.organizationId}, ${keyId}, ${code}, ${scope}, 3, ${minute}, ${minute},
          90071992547409930, 90071992547409931, ${latest}, 'chat', 'meadow', 'req_1')`;
    };
    await add(0, mine, 'organization_budget_exceeded', 'organization');
    await add(1, mine, 'model_not_allowed', null);
    await add(1, theirs, 'model_not_allowed', null);
    await add(1, theirs, 'requests_per_minute_exceeded', 'api_key');
    await add(2, theirs, 'requests_per_minute_exceeded', 'workspace');
  });

  describe('200', () => {
    it('shows admins those of all keys, the latest first, with what refused them', async () => {
      const { body } = await cast.admin.get(path);
      expect(body.data).toHaveLength(5);
      expect(body.data[0]).toEqual({
        minute: latest.toISOString(),
        api_key_id: mine,
        code: 'organization_budget_exceeded',
        scope: 'organization',
        count: 3,
        first_at: latest.toISOString(),
        last_at: latest.toISOString(),
        limit: '90071992547409930',
        observed: '90071992547409931',
        resets_at: latest.toISOString(),
        operation: 'chat',
        model: 'meadow',
        request_id: 'req_1',
        request_ids: [],
        limits: [],
      });
    });

    it('shows a member those of their own keys, whatever key they ask for', async () => {
      expect(
        (await cast.member.get(path)).body.data.map((row: { api_key_id: string }) => row.api_key_id),
      ).toEqual([mine, mine]);
      expect((await cast.member.get(`${path}?api_key_id=${theirs}`)).body.data).toEqual([]);
    });

    it.each([
      ['code=model_not_allowed', 2],
      ['scope=api_key', 1],
      ['code=requests_per_minute_exceeded&scope=workspace', 1],
      ['code=no_such_code', 0],
    ])('filters by %s', async (query, count) => {
      expect((await cast.admin.get(`${path}?${query}`)).body.data).toHaveLength(count);
    });

    it('filters by time, from the first on and before the second', async () => {
      const ago = (minutes: number) => new Date(latest.getTime() - minutes * MINUTE_MS).toISOString();
      const { body } = await cast.admin.get(`${path}?since=${ago(1)}&until=${ago(0)}`);
      expect(body.data).toHaveLength(3);
      expect(body.filter).toEqual({ since: ago(1), until: ago(0) });
    });

    it.each([
      'since=0001-01-01T00:00:00Z',
      'until=9999-12-31T23:59:59.999Z',
      `cursor=${btoa(`999999999999999 ${crypto.randomUUID()} a `)}`,
    ])('bears %s', async (query) => {
      expect((await cast.admin.get(`${path}?${query}`)).body.data).toHaveLength(5);
    });

    it('shows each once, page by page', async () => {
      const seen: unknown[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await cast.admin.get(`${path}?limit=1${cursor}`);
        seen.push(...body.data);
        if (!body.has_more) break;
        cursor = `&cursor=${body.next_cursor}`;
      }
      expect(seen).toEqual((await cast.admin.get(path)).body.data);
    });
  });

  describe('400', () => {
    it.each(['cursor=x', 'code=A', 'api_key_id=1', 'since=yesterday', `cursor=${btoa('1 2 3 4')}`])(
      'takes no %s',
      async (query) => {
        expect(await cast.admin.get(`${path}?${query}`)).toMatchObject({
          status: 400,
          body: { error: { code: 'invalid_parameter', param: query.split('=')[0] } },
        });
      },
    );
  });
});
