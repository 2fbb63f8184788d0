import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/admin/users/{user_id}/token-families/{family_id}', () => {
  describe('204', () => {
    it('stops the tokens of the family and what was made through them, and records it', async () => {
      const [admin, person] = [await management.signIn({ platformRole: 'admin' }), await management.signIn()];
      const { access } = await issueTokens(person);
      const made = await createPersonalAccessToken(withToken(management, person, access), ['profile:read']);
      const id = decodeJwt(access).sid;
      const answer = await admin.delete(`/v1/admin/users/${person.userId}/token-families/${id}`);
      expect(answer).toMatchObject({ status: 204, body: '' });
      for (const held of [access, made.token]) {
        expect((await withToken(management, person, held).get('/v1/users/me/tokens')).status).toBe(401);
      }
      const records = (await management.audit()).filter(({ action }) => action === 'user.tokens.revoke');
      expect(records.map(({ actor, target }) => [actor.userId, target?.id])).toEqual(
        expect.arrayContaining([
          [admin.userId, id],
          [admin.userId, made.id],
        ]),
      );
    });
  });

  describe('404', () => {
    it('finds no family under another user', async () => {
      const [admin, person] = [await management.signIn({ platformRole: 'admin' }), await management.signIn()];
      const { access } = await issueTokens(person);
      const path = `/v1/admin/users/${admin.userId}/token-families/${decodeJwt(access).sid}`;
      expect((await admin.delete(path)).status).toBe(404);
      expect((await withToken(management, person, access).get('/v1/users/me/tokens')).status).toBe(200);
    });
  });
});
