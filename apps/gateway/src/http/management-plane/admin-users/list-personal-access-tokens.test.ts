import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { createPersonalAccessToken } from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/users/{user_id}/tokens', () => {
  describe('200', () => {
    it.each(['admin', 'admin_readonly'] as const)('shows an %s what the user sees', async (platformRole) => {
      const [reader, person] = [await management.signIn({ platformRole }), await management.signIn()];
      const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
      const { body } = await reader.get(`/v1/admin/users/${person.userId}/tokens`);
      expect(body.data).toMatchObject([{ id, made_with: { kind: 'session' } }]);
      expect(body).toEqual((await person.get('/v1/users/me/tokens')).body);
      expect(JSON.stringify(body)).not.toContain(token.slice(9));
    });
  });

  describe('404', () => {
    it('knows no user of another id', async () => {
      const reader = await management.signIn({ platformRole: 'admin_readonly' });
      const path = '/v1/admin/users/019bc0de-0000-7000-8000-00000000a001/tokens';
      expect((await reader.get(path)).status).toBe(404);
    });
  });
});
