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

interface Share {
  readonly id: string | null;
  readonly requests: number;
  readonly cost_nano_usd: string;
}

async function shares(person: Person, path: string, query: string): Promise<Record<string, string>> {
  const { status, body } = await person.get(`${path}/breakdown?${query}`);
  expect(status).toBe(200);
  return Object.fromEntries(body.data.map((share: Share) => [share.id, share.cost_nano_usd]));
}

describe('GET /v1/organizations/{organization_id}/usage/breakdown', () => {
  describe('200', () => {
    it('is by key, the dearest first, with names beside the ids', async () => {
      const { body } = await scene.owner.get(`${paths.organization}/breakdown?by=api_key`);
      const { keys } = scene;
      expect(body).toMatchObject({
        has_more: false,
        next_cursor: null,
        filter: { by: 'api_key', sort: '-cost' },
      });
      expect(body.data.map(({ id, requests }: Share) => [id, requests])).toEqual([
        [keys.organization, 3],
        [keys.admin, 1],
        [keys.member, 2],
      ]);
      expect(body.names).toEqual(Object.fromEntries(Object.values(keys).map((key) => [key, key])));
    });

    it('is by model, provider, member, workspace and organization', async () => {
      const { admin, member, workspaceId, organizationId } = scene;
      const by = (dimension: string) => shares(scene.owner, paths.organization, `by=${dimension}`);
      expect(await by('model')).toEqual({ meadow: '110011', '=brook()': '1100' });
      expect(await by('provider')).toEqual({ openai: '111111' });
      expect(await by('member')).toEqual({
        null: '100110',
        [admin.userId]: '10000',
        [member.userId]: '1001',
      });
      expect(await by('workspace')).toEqual({ [workspaceId]: '111111' });
      expect(await by('organization')).toEqual({ [organizationId]: '111111' });
      const { body } = await admin.get(`${paths.organization}/breakdown?by=member`);
      expect(body.names).toEqual({ [admin.userId]: admin.displayName, [member.userId]: member.displayName });
      const workspaces = await admin.get(`${paths.organization}/breakdown?by=workspace`);
      expect(workspaces.body.names).toEqual({ [workspaceId]: 'Default' });
    });

    it('finds by the beginning of a name, in any case: models, keys, workspaces, and people to whom may list them', async () => {
      const { owner, admin, member, keys } = scene;
      const found = async (query: string, person = owner) =>
        Object.keys(await shares(person, paths.organization, query));
      expect(await found('by=model&q=MEA')).toEqual(['meadow']);
      expect(await found('by=model&q=%25')).toEqual([]);
      expect(await found(`by=api_key&q=${keys.admin.slice(0, -1)}`)).toEqual([keys.admin]);
      expect(await found('by=workspace&q=def')).toHaveLength(1);
      expect(await found(`by=member&q=${encodeURIComponent(admin.displayName)}`)).toEqual([admin.userId]);
      expect(await found(`by=member&q=${encodeURIComponent(admin.displayName)}`, member)).toEqual([]);
    });

    it('pages in the order that is asked for, over one range', async () => {
      const seen: (string | null)[] = [];
      const ranges = new Set<string>();
      let query = 'by=member&sort=-requests&limit=1';
      for (;;) {
        const { body } = await scene.owner.get(`${paths.organization}/breakdown?${query}`);
        seen.push(...body.data.map(({ id }: Share) => id));
        ranges.add(`${body.since} ${body.until}`);
        if (!body.has_more) break;
        query = `by=member&sort=-requests&limit=1&cursor=${body.next_cursor}`;
      }
      expect(seen).toEqual([null, scene.member.userId, scene.admin.userId]);
      expect(ranges.size).toBe(1);
    });

    it('shows members their own share, and no name but theirs', async () => {
      const { member, keys } = scene;
      expect(await shares(member, paths.organization, 'by=api_key')).toEqual({ [keys.member]: '1001' });
      expect(await shares(member, paths.organization, 'by=model&ending=completed')).toEqual({
        '=brook()': '1000',
        meadow: '1',
      });
    });
  });

  describe('400', () => {
    it.each([
      ['by', 'by=team'],
      ['sort', 'by=model&sort=cost'],
      ['cursor', 'by=model&cursor=bWVhZG93'],
      ['cursor', `by=model&cursor=${Buffer.from('[1,2,3]').toString('base64url')}`],
    ])('names the parameter at fault: %s', async (param, query) => {
      const answer = await scene.owner.get(`${paths.organization}/breakdown?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    });

    it('takes no cursor of another breakdown, nor one with a longer range', async () => {
      const { body } = await scene.owner.get(`${paths.organization}/breakdown?by=model&limit=1`);
      const other = await scene.owner.get(
        `${paths.organization}/breakdown?by=api_key&limit=1&cursor=${body.next_cursor}`,
      );
      expect(other).toMatchObject({ status: 400, body: { error: { param: 'cursor' } } });
      const values = JSON.parse(Buffer.from(body.next_cursor, 'base64url').toString());
      const forged = JSON.stringify(['1970-01-01T00:00:00.000Z', ...values.slice(1)]);
      const query = `by=model&cursor=${Buffer.from(forged).toString('base64url')}`;
      expect((await scene.owner.get(`${paths.organization}/breakdown?${query}`)).status).toBe(400);
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/usage/breakdown', () => {
  describe('200', () => {
    it('is of the workspace', async () => {
      expect(await shares(scene.owner, paths.workspace, 'by=provider')).toEqual({ openai: '111111' });
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/breakdown', () => {
  describe('200', () => {
    it('is of the key', async () => {
      expect(await shares(scene.member, paths.apiKey, 'by=model')).toEqual({
        '=brook()': '1000',
        meadow: '1',
      });
    });
  });
});

describe('GET /v1/organizations/{organization_id}/members/{user_id}/usage/breakdown', () => {
  describe('200', () => {
    it('is of the member', async () => {
      expect(await shares(scene.owner, paths.member, 'by=api_key')).toEqual({ [scene.keys.member]: '1001' });
    });
  });
});

describe('GET /v1/users/me/usage/breakdown', () => {
  describe('200', () => {
    it('is of my keys', async () => {
      expect(await shares(scene.admin, paths.me, 'by=organization')).toEqual({
        [scene.organizationId]: '10000',
      });
    });
  });
});

describe('GET /v1/admin/usage/breakdown', () => {
  describe('200', () => {
    it('names organizations and people of the whole platform', async () => {
      const { body } = await scene.platformReader.get(
        `${paths.platform}/breakdown?by=organization&organization_id=${scene.organizationId}`,
      );
      expect(body.names).toEqual({ [scene.organizationId]: `Organization ${scene.organizationId}` });
      const members = await scene.platformAdmin.get(
        `${paths.platform}/breakdown?by=member&organization_id=${scene.organizationId}`,
      );
      expect(members.body.names[scene.member.userId]).toBe(scene.member.displayName);
    });
  });
});
