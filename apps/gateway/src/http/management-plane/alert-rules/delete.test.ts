import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}/alert-rules/{alert_rule_id}', () => {
  describe('204', () => {
    it('is gone', async () => {
      const cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/alert-rules`;
      const rule = { name: 'Costly', metric: 'spend_nano_usd', window: '1d', threshold: '1' };
      const { id } = (await cast.owner.post(path, rule)).body;
      expect((await cast.admin.delete(`${path}/${id}`)).status).toBe(204);
      expect((await cast.owner.get(`${path}/${id}`)).status).toBe(404);
      expect((await cast.owner.delete(`${path}/${id}`)).status).toBe(404);
    });
  });
});
