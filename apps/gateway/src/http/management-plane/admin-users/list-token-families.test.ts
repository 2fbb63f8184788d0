import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { issueTokens } from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/users/{user_id}/token-families', () => {
  describe('200', () => {
    it.each(['admin', 'admin_readonly'] as const)('shows an %s what the user sees', async (platformRole) => {
      const [reader, person] = [await management.signIn({ platformRole }), await management.signIn()];
      const { access } = await issueTokens(person);
      const { body } = await reader.get(`/v1/admin/users/${person.userId}/token-families`);
      expect(body.data).toMatchObject([{ id: decodeJwt(access).sid, made_with: { kind: 'session' } }]);
      expect(body).toEqual((await person.get('/v1/users/me/token-families')).body);
    });
  });

  describe('404', () => {
    it('knows no user of another id', async () => {
      const reader = await management.signIn({ platformRole: 'admin_readonly' });
      const path = '/v1/admin/users/019bc0de-0000-7000-8000-00000000a001/token-families';
      expect((await reader.get(path)).status).toBe(404);
    });
  });
});
