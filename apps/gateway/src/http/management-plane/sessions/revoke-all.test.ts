import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/users/me/sessions', () => {
  describe('204', () => {
    it('ends every session of the caller, this one too, and nobody else’s', async () => {
      const person = await management.signIn();
      const elsewhere = await management.signInAgain(person);
      const other = await management.signIn();
      const answer = await person.delete('/v1/users/me/sessions');
      expect(answer).toMatchObject({ status: 204, body: '' });
      expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^weir_session=; Max-Age=0;/)]);
      expect((await person.get('/v1/users/me')).status).toBe(401);
      expect((await elsewhere.get('/v1/users/me')).status).toBe(401);
      expect((await other.get('/v1/users/me')).status).toBe(200);
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: person.userId },
        action: 'session.revoke',
        target: { kind: 'user', id: person.userId },
      });
    });
  });
});
