import { describe, expect, it } from 'vitest';
import { makeServiceAccount } from '../../../../test/management-plane/service-accounts.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/service-accounts/{service_account_id}/tokens', () => {
  describe('200', () => {
    it('shows the tokens of this account without their secrets, and when they were last used', async () => {
      const cast = await management.addCast();
      const account = await makeServiceAccount(management, cast.owner, cast.organizationId, 'member');
      await makeServiceAccount(management, cast.owner, cast.organizationId, 'member');
      await account.itself.get(`/v1/organizations/${cast.organizationId}`);
      const { status, body } = await cast.admin.get(`${account.path}/tokens`);
      expect({ status, data: body.data }).toMatchObject({
        status: 200,
        data: [
          { id: account.tokenId, created_by: cast.owner.userId, last_used_at: expect.stringMatching(/Z$/) },
        ],
      });
      expect(body.data[0]).not.toHaveProperty('token');
    });
  });
});
