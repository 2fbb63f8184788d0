import type { WorkspaceId } from '@weir/domain/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/binding-limits', () => {
  let cast: Cast;
  let workspaceId: WorkspaceId;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    workspaceId = await management.addWorkspace(cast.organizationId);
    path = `/v1/organizations/${cast.organizationId}/binding-limits`;
  });
  const addKey = async (owner?: Cast['member']) =>
    (await addApiKey(management, workspaceId, owner?.userId)).id;

  describe('200', () => {
    it('answers for the keys of a page in one call, in their order, as for each alone', async () => {
      const limits = { budgets: [{ amount_nano_usd: '5', period: 'day' }], tokens_per_minute: 10 };
      await cast.owner.put(`/v1/workspaces/${workspaceId}/limits`, limits);
      const ids = await Promise.all(Array.from({ length: 20 }, () => addKey(cast.member)));
      const own = { budgets: [{ amount_nano_usd: '4', period: 'total' }] };
      await cast.member.put(`/v1/workspaces/${workspaceId}/api-keys/${ids[7]}/limits`, own);
      const { status, body } = await cast.member.get(`${path}?api_key_ids=${ids.join(',')}`);
      expect(status).toBe(200);
      expect(body.data.map((key: { api_key_id: string }) => key.api_key_id)).toEqual(ids);
      for (const index of [0, 7]) {
        const alone = await cast.member.get(
          `/v1/workspaces/${workspaceId}/api-keys/${ids[index]}/binding-limit`,
        );
        expect(body.data[index]).toEqual(alone.body);
      }
      expect(body.data[7].limits[0]).toMatchObject({ scope: 'api_key', amount: '4' });
    });

    it('leaves out keys that the caller may not see', async () => {
      const [mine, another] = [await addKey(cast.member), await addKey(cast.admin)];
      const foreign = (
        await addApiKey(
          management,
          await management.addWorkspace((await management.addCast()).organizationId),
        )
      ).id;
      const query = `?api_key_ids=${[mine, another, foreign, crypto.randomUUID()].join(',')}`;
      const idsFor = async (person: Cast['member']) =>
        (await person.get(path + query)).body.data.map((key: { api_key_id: string }) => key.api_key_id);
      expect(await idsFor(cast.member)).toEqual([mine]);
      expect(await idsFor(cast.admin)).toEqual([mine, another]);
      expect(await idsFor(cast.platformReader)).toEqual([mine, another]);
    });
  });

  describe('400', () => {
    it.each([
      '',
      '?api_key_ids=',
      '?api_key_ids=mine',
      `?api_key_ids=${Array.from({ length: 101 }, () => crypto.randomUUID()).join(',')}`,
    ])('takes no list such as %s', async (query) => {
      expect((await cast.owner.get(path + query)).status).toBe(400);
    });
  });

  describe('404', () => {
    it('knows no organization of others', async () => {
      const id = crypto.randomUUID();
      expect((await cast.stranger.get(`${path}?api_key_ids=${id}`)).status).toBe(404);
    });
  });
});
