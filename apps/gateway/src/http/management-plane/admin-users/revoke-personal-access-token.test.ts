import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/admin/users/{user_id}/tokens/{token_id}', () => {
  describe('204', () => {
    it('stops the token and what was made through it', async () => {
      const [admin, person] = [await management.signIn({ platformRole: 'admin' }), await management.signIn()];
      const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
      const { access } = await issueTokens(withToken(management, person, token));
      expect(await admin.delete(`/v1/admin/users/${person.userId}/tokens/${id}`)).toMatchObject({
        status: 204,
        body: '',
      });
      for (const held of [token, access]) {
        expect((await withToken(management, person, held).get('/v1/users/me/tokens')).status).toBe(401);
      }
    });
  });

  describe('404', () => {
    it('finds no token under another user', async () => {
      const [admin, person] = [await management.signIn({ platformRole: 'admin' }), await management.signIn()];
      const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
      expect((await admin.delete(`/v1/admin/users/${admin.userId}/tokens/${id}`)).status).toBe(404);
      expect((await withToken(management, person, token).get('/v1/users/me/tokens')).status).toBe(200);
    });
  });
});
