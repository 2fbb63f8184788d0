import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/service-accounts/{service_account_id}', () => {
  describe('200', () => {
    it('shows what was made', async () => {
      const cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/service-accounts`;
      const { body } = await cast.owner.post(path, { name: 'CI' });
      expect(await cast.admin.get(`${path}/${body.id}`)).toMatchObject({ status: 200, body });
    });
  });
});
