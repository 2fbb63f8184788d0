import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { issueTokens, withToken } from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/users/me/token-families/{family_id}', () => {
  describe('204', () => {
    it('stops the tokens of the family at once, and no others; again it changes nothing', async () => {
      const person = await management.signIn();
      const [family, other] = [await issueTokens(person), await issueTokens(person)];
      const id = decodeJwt(family.access).sid as string;
      for (let time = 0; time < 2; time++) {
        expect(await person.delete(`/v1/users/me/token-families/${id}`)).toMatchObject({
          status: 204,
          body: '',
        });
      }
      const statusBy = async (held: string) =>
        (await withToken(management, person, held).get('/v1/users/me/tokens')).status;
      expect(await Promise.all([family.access, other.access].map(statusBy))).toEqual([401, 200]);
      const records = (await management.audit()).filter(({ target }) => target?.id === id);
      expect(records.map(({ action }) => action)).toEqual(['token_family.revoke', 'token.issue']);
    });
  });

  describe('404', () => {
    it('hides the families of others, even from a platform admin', async () => {
      const [person, other] = [await management.signIn(), await management.signIn({ platformRole: 'admin' })];
      const { access } = await issueTokens(person);
      expect(await other.delete(`/v1/users/me/token-families/${decodeJwt(access).sid}`)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
      expect((await withToken(management, person, access).get('/v1/users/me/tokens')).status).toBe(200);
    });
  });
});
