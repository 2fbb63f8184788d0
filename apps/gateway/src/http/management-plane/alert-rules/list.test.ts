import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/alert-rules', () => {
  describe('200', () => {
    it('shows those of the organization by pages, with the names of their makers', async () => {
      const cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/alert-rules`;
      const rule = { metric: 'error_percent', window: '15m', threshold: '5' };
      const ids: string[] = [];
      for (const name of ['One', 'Two', 'Three']) {
        ids.push((await cast.owner.post(path, { ...rule, name })).body.id);
      }
      const first = await cast.admin.get(`${path}?limit=2`);
      const second = await cast.platformReader.get(`${path}?limit=2&cursor=${first.body.next_cursor}`);
      const seen = [...first.body.data, ...second.body.data].map(({ id }) => id);
      expect(seen.toSorted()).toEqual(ids.toSorted());
      expect(first.body.names).toEqual({ [cast.owner.userId]: cast.owner.displayName });
    });
  });
});
