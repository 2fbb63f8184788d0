import { describe, expect, it } from 'vitest';
import { makeServiceAccount } from '../../../../test/management-plane/service-accounts.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/service-accounts', () => {
  describe('200', () => {
    it('shows those of the organization, newest first, by pages, without deleted ones', async () => {
      const cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/service-accounts`;
      const ids: string[] = [];
      for (const name of ['One', 'Two', 'Three', 'Gone']) {
        ids.unshift((await cast.owner.post(path, { name })).body.id);
      }
      await cast.owner.delete(`${path}/${ids.shift()}`);
      const first = await cast.admin.get(`${path}?limit=2`);
      expect(first).toMatchObject({ status: 200, body: { has_more: true } });
      const second = await cast.platformReader.get(`${path}?limit=2&cursor=${first.body.next_cursor}`);
      const seen = [...first.body.data, ...second.body.data].map(({ id }: { id: string }) => id);
      expect(seen.toSorted()).toEqual(ids.toSorted());
    });

    it('shows a service account that is an admin all, and none to one that is a member', async () => {
      const cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/service-accounts`;
      const admin = await makeServiceAccount(management, cast.owner, cast.organizationId, 'admin');
      const member = await makeServiceAccount(management, cast.owner, cast.organizationId, 'member');
      expect((await admin.itself.get(path)).body.data).toHaveLength(2);
      expect((await member.itself.get(path)).status).toBe(403);
    });
  });
});
