import { describe, expect, it } from 'vitest';
import { makeServiceAccount } from '../../../../test/management-plane/service-accounts.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}/service-accounts/{service_account_id}/tokens/{token_id}', () => {
  describe('204', () => {
    it('ends the token at once, and no other', async () => {
      const cast = await management.addCast();
      const organization = `/v1/organizations/${cast.organizationId}`;
      const account = await makeServiceAccount(management, cast.owner, cast.organizationId, 'admin');
      const other = await makeServiceAccount(management, cast.owner, cast.organizationId, 'admin');
      const foreign = `${account.path}/tokens/${other.tokenId}`;
      expect((await cast.owner.delete(foreign)).status).toBe(404);
      const path = `${account.path}/tokens/${account.tokenId}`;
      expect((await account.itself.delete(path)).status).toBe(403);
      expect(await cast.admin.delete(path)).toMatchObject({ status: 204, body: '' });
      expect(await account.itself.get(organization)).toMatchObject({
        status: 401,
        body: { error: { code: 'service_account_token_invalid' } },
      });
      expect((await other.itself.get(organization)).status).toBe(200);
      expect((await cast.admin.delete(path)).status).toBe(404);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'service_account_token.revoke',
        target: { kind: 'service_account_token', id: account.tokenId },
      });
    });
  });
});
