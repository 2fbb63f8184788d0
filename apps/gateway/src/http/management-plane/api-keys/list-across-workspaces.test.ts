import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/api-keys', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/api-keys`;
    });

    it('lists the keys of all workspaces: to a member their own, to admins all; none of a deleted workspace', async () => {
      const { organizationId, admin, member } = cast;
      const ids = { member: [] as string[], admin: [] as string[] };
      for (const name of ['One', 'Two', 'Three']) {
        const workspaceId = await management.addWorkspace(organizationId, name);
        for (const [who, person] of Object.entries({ member, admin })) {
          const { body } = await person.post(`/v1/workspaces/${workspaceId}/api-keys`, { name: who });
          expect(body.workspace_id).toBe(workspaceId);
          if (name !== 'Three') ids[who as 'member' | 'admin'].unshift(body.id);
        }
        if (name === 'Three') await admin.delete(`/v1/workspaces/${workspaceId}`);
      }
      const listed = async (who: 'member' | 'admin' | 'owner' | 'platformReader', query = '') => {
        const { status, body } = await cast[who].get(`${path}${query}`);
        expect(status).toBe(200);
        expect(JSON.stringify(body)).not.toMatch(/secret"|hash/);
        return body.data.map(({ id }: { id: string }) => id);
      };
      const all = [...ids.member, ...ids.admin].toSorted().toReversed();
      expect(await listed('admin')).toEqual(all);
      expect(await listed('platformReader')).toEqual(all);
      expect(await listed('owner', `?owner=${member.userId}`)).toEqual(ids.member);
      expect(await listed('member')).toEqual(ids.member);
      expect(await listed('member', '?state=all&owner=me')).toEqual(ids.member);
      expect(await listed('member', `?owner=${admin.userId}`)).toEqual([]);
      expect(await listed('member', '?owner=organization')).toEqual([]);

      const some = [ids.member[0], ids.admin[0]];
      expect((await listed('admin', `?ids=${some.join(',')}`)).toSorted()).toEqual(some.toSorted());
      expect(await listed('member', `?state=all&ids=${some.join(',').toUpperCase()}`)).toEqual([some[0]]);
      expect((await admin.get(`${path}?ids=${some[0]},x`)).body.error).toMatchObject({ param: 'ids.1' });
      expect(Object.values((await member.get(path)).body.names)).toEqual(
        expect.arrayContaining([member.displayName, 'One', 'Two']),
      );

      await admin.delete(
        `/v1/workspaces/${(await admin.get(path)).body.data[0].workspace_id}/api-keys/${all[0]}`,
      );
      expect(await listed('admin', '?state=revoked')).toEqual([all[0]]);
      expect(await listed('admin')).toEqual(all.slice(1));
    });
  });
});
