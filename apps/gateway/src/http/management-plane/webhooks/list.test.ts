import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { makeWebhook } from '../../../../test/management-plane/webhooks.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/webhooks', () => {
  describe('200', () => {
    it('shows those of the organization by pages, with the names of their makers and without secrets', async () => {
      const cast = await management.addCast();
      const ids: string[] = [];
      for (const name of ['One', 'Two', 'Three']) {
        ids.push((await makeWebhook(cast.owner, cast.organizationId, name)).id);
      }
      const path = `/v1/organizations/${cast.organizationId}/webhooks`;
      const first = await cast.admin.get(`${path}?limit=2`);
      const second = await cast.platformReader.get(`${path}?limit=2&cursor=${first.body.next_cursor}`);
      const seen = [...first.body.data, ...second.body.data];
      expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      expect(first.body.names).toEqual({ [cast.owner.userId]: cast.owner.displayName });
      expect(JSON.stringify(seen)).not.toContain('whsec_');
    });
  });
});
