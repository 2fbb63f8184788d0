import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/alert-rules/{alert_rule_id}', () => {
  describe('200', () => {
    it('says since when it is firing, and what was measured', async () => {
      const cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/alert-rules`;
      const rule = { name: 'Slow', metric: 'ttft_p95_ms', window: '1d', threshold: '2000', model: 'llama' };
      const { id } = (await cast.owner.post(path, rule)).body;
      const at = management.now();
      await management.database.sql`
        update alert_rules set fired_at = ${at}, last_value = 2345 where id = ${id}`;
      expect(await cast.admin.get(`${path}/${id}`)).toMatchObject({
        status: 200,
        body: { ...rule, state: 'firing', fired_at: at.toISOString(), last_value: '2345' },
      });
    });
  });
});
