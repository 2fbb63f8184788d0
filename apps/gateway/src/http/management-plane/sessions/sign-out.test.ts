import { describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/auth/logout', () => {
  describe('204', () => {
    it('ends the session for good, takes the cookie back and records it', async () => {
      const person = await management.signIn();
      const elsewhere = await management.signInAgain(person);
      const answer = await person.post('/v1/auth/logout');
      expect(answer).toMatchObject({ status: 204, body: '' });
      expect(answer.headers.getSetCookie()).toEqual([
        'weir_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
      ]);
      expect((await person.get('/v1/users/me')).status).toBe(401);
      expect((await elsewhere.get('/v1/users/me')).status).toBe(200);
      expect((await management.audit())[0]).toMatchObject({
        actor: { kind: 'user', userId: person.userId, via: 'session' },
        action: 'sign_out',
        outcome: 'succeeded',
        target: { kind: 'session', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      });
    });

    it('takes back a cookie that opens nothing any more, and records nothing', async () => {
      const records = await management.audit();
      for (const headers of [{ cookie: `weir_session=${'A'.repeat(43)}` }, {}]) {
        const answer = await send(management.origin, 'POST', '/v1/auth/logout', { headers });
        expect(answer.status).toBe(204);
        expect(answer.headers.getSetCookie()).toHaveLength(1);
      }
      expect(await management.audit()).toEqual(records);
    });

    it('is recorded once however often it is asked for at once', async () => {
      const person = await management.signIn();
      const answers = await Promise.all(Array.from({ length: 20 }, () => person.post('/v1/auth/logout')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
      const records = await management.audit();
      expect(records.filter(({ actor }) => actor.userId === person.userId)).toHaveLength(1);
    });

    it('is refused to a page of another origin', async () => {
      const person = await management.signIn();
      const answer = await person.post('/v1/auth/logout', undefined, {
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
      });
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'cross_origin_refused' } } });
      expect((await person.get('/v1/users/me')).status).toBe(200);
    });
  });
});
