import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { makeWebhook } from '../../../../test/management-plane/webhooks.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/webhooks/{webhook_id}', () => {
  describe('200', () => {
    it('says why and since when it is not called', async () => {
      const cast = await management.addCast();
      const { id, path } = await makeWebhook(cast.owner, cast.organizationId, 'Hook');
      const at = management.now();
      await management.database.sql`
        update webhooks set failing_since = ${at}, deactivated_at = ${at}, deactivation_reason = 'failing'
        where id = ${id}`;
      expect(await cast.admin.get(path)).toMatchObject({
        status: 200,
        body: {
          id,
          deactivated_at: at.toISOString(),
          deactivation_reason: 'failing',
          failing_since: at.toISOString(),
        },
      });
    });
  });
});
