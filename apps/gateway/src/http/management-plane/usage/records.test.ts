import { UsageRecordList } from '@weir/contracts/usage';
import { beforeAll, describe, expect, it } from 'vitest';
import { addUsage, type UsageScene, usagePaths } from '../../../../test/management-plane/add-usage.ts';
import type { Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { toUsageRecordJson } from '../../../usage-record-json.ts';

const management = await sharedTestManagement();
let scene: UsageScene;
let paths: ReturnType<typeof usagePaths>;
beforeAll(async () => {
  scene = await addUsage(management);
  paths = usagePaths(scene);
});

async function ids(person: Person, path: string, query = ''): Promise<string[]> {
  const { status, body } = await person.get(`${path}/records?${query}`);
  expect(status).toBe(200);
  return body.data.map(({ request_id }: { request_id: string }) => request_id);
}

describe('GET /v1/organizations/{organization_id}/usage/records', () => {
  describe('200', () => {
    it('has the records as the command line prints them, newest first', async () => {
      const { body } = await scene.owner.get(`${paths.organization}/records`);
      expect(body.data).toEqual(scene.records.map((record) => toUsageRecordJson(record)));
      expect(body.data[0]).toMatchObject({ record_id: scene.records[0]!.requestId, request_id: 'req_0' });
      expect(body).toMatchObject({ has_more: false, next_cursor: null });
      const { keys, admin, member } = scene;
      expect(body.names).toEqual({
        ...Object.fromEntries(Object.values(keys).map((key) => [key, key])),
        [admin.userId]: admin.displayName,
        [member.userId]: member.displayName,
      });
      UsageRecordList.parse(body);
    });

    it('pages without losing or doubling a record, whatever is added meanwhile', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await scene.admin.get(`${paths.organization}/records?limit=2&model=meadow${cursor}`);
        seen.push(...body.data.map(({ request_id }: { request_id: string }) => request_id));
        cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
      } while (cursor !== '');
      expect(seen).toEqual(['req_0', 'req_1', 'req_4', 'req_5']);
    });

    it('filters by time, ending, user and tag', async () => {
      const at = scene.records[2]!.startedAt;
      expect(await ids(scene.owner, paths.organization, `until=${at.toISOString()}`)).toContain('req_5');
      expect(await ids(scene.owner, paths.organization, 'ending=client_disconnected')).toEqual(['req_2']);
      expect(await ids(scene.owner, paths.organization, 'client_user=@ada')).toEqual(['req_1']);
      expect(await ids(scene.owner, paths.organization, 'tag=team:search')).toEqual(['req_1']);
      expect(await ids(scene.owner, paths.organization, `api_key_id=${scene.keys.admin}`)).toEqual(['req_4']);
    });

    it('shows members the records of their own keys', async () => {
      expect(await ids(scene.member, paths.organization)).toEqual(['req_0', 'req_3']);
      expect(await ids(scene.member, paths.organization, `api_key_id=${scene.keys.organization}`)).toEqual(
        [],
      );
    });

    it('shows a service account with the role of a member the records of the keys it owns', async () => {
      const other = await addUsage(management);
      const account = crypto.randomUUID();
      await management.database.sql`
        insert into service_accounts (id, organization_id, name, role, created_at)
        values (${account}, ${other.organizationId}, 'Robot', 'member', ${management.now()})`;
      await management.database.sql`
        update api_keys set owner_service_account_id = ${account} where id = ${other.keys.organization}`;
      const { usageReports } = management.composition.services.management.unitOfWork.repositories;
      const reach = { organizationId: other.organizationId, serviceAccountId: account as never };
      const range = { since: new Date(Date.now() - 86_400_000), until: new Date() };
      const part = await usageReports.records({ reach, filter: {}, ...range }, 10, null);
      expect(part.items.map(({ clientRequestId }) => clientRequestId)).toEqual(['req_1', 'req_2', 'req_5']);
    });
  });

  describe('400', () => {
    it.each([
      ['cursor', 'cursor=bWVhZG93'],
      ['limit', 'limit=101'],
      ['since', 'since=2020-01-01T00:00:00Z'],
      ['content', 'content=1'],
    ])('names the parameter at fault: %s', async (param, query) => {
      const answer = await scene.owner.get(`${paths.organization}/records?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/usage/records', () => {
  describe('200', () => {
    it('is of the workspace', async () => {
      expect(await ids(scene.owner, paths.workspace)).toHaveLength(6);
    });
  });
});

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}/usage/records', () => {
  describe('200', () => {
    it('is of the key', async () => {
      expect(await ids(scene.owner, paths.apiKey)).toEqual(['req_0', 'req_3']);
    });
  });
});

describe('GET /v1/organizations/{organization_id}/members/{user_id}/usage/records', () => {
  describe('200', () => {
    it('is of the member', async () => {
      expect(await ids(scene.owner, paths.member)).toEqual(['req_0', 'req_3']);
    });
  });
});

describe('GET /v1/users/me/usage/records', () => {
  describe('200', () => {
    it('is of my keys', async () => {
      expect(await ids(scene.admin, paths.me)).toEqual(['req_4']);
    });
  });
});

describe('GET /v1/admin/usage/records', () => {
  describe('200', () => {
    it('is of everybody', async () => {
      const own = `organization_id=${scene.organizationId}`;
      expect(await ids(scene.platformReader, paths.platform, own)).toHaveLength(6);
    });
  });
});
