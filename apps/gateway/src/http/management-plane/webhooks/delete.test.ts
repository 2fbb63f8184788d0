import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { makeWebhook } from '../../../../test/management-plane/webhooks.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}/webhooks/{webhook_id}', () => {
  describe('204', () => {
    it('is gone with its deliveries', async () => {
      const cast = await management.addCast();
      const { id, path } = await makeWebhook(cast.owner, cast.organizationId, 'Hook');
      await cast.owner.post(`${path}/test`);
      expect((await cast.admin.delete(path)).status).toBe(204);
      expect((await cast.owner.get(path)).status).toBe(404);
      expect((await cast.owner.delete(path)).status).toBe(404);
      const left = await management.database.sql`select from outgoing_deliveries where webhook_id = ${id}`;
      expect(left).toHaveLength(0);
    });
  });
});
