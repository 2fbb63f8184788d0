import { describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/users/me/sessions/{session_id}', () => {
  describe('204', () => {
    it('ends another session of the caller, on every replica at once, and records it', async () => {
      const replica = await startReplica(management.databaseUrl);
      try {
        const person = await management.signIn();
        const stolen = await management.signInAgain(person);
        const onReplica = () =>
          send(replica.origin, 'GET', '/v1/users/me', { headers: { ...stolen.credentials } });
        expect((await onReplica()).status).toBe(200);
        const [{ id }] = (await stolen.get('/v1/users/me/sessions?limit=1')).body.data;
        const answer = await person.delete(`/v1/users/me/sessions/${id}`);
        expect(answer).toMatchObject({ status: 204, body: '' });
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect(await onReplica()).toMatchObject({
          status: 401,
          body: { error: { code: 'session_expired' } },
        });
        expect((await person.get('/v1/users/me')).status).toBe(200);
        expect((await management.audit())[0]).toMatchObject({
          actor: { userId: person.userId },
          action: 'session.revoke',
          outcome: 'succeeded',
          target: { kind: 'session', id },
        });
      } finally {
        await replica.stop();
      }
    });

    it('takes the cookie back with the current session', async () => {
      const person = await management.signIn();
      const [{ id }] = (await person.get('/v1/users/me/sessions')).body.data;
      const answer = await person.delete(`/v1/users/me/sessions/${id}`);
      expect(answer.status).toBe(204);
      expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^weir_session=; Max-Age=0;/)]);
      expect((await person.get('/v1/users/me')).status).toBe(401);
    });
  });

  describe('404', () => {
    it("hides other people's sessions, an admin's power notwithstanding", async () => {
      const victim = await management.signIn();
      const admin = await management.signIn({ platformRole: 'admin' });
      const [{ id }] = (await victim.get('/v1/users/me/sessions')).body.data;
      expect(await admin.delete(`/v1/users/me/sessions/${id}`)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
      expect((await victim.get('/v1/users/me')).status).toBe(200);
    });

    it('lets one of many at once end it', async () => {
      const person = await management.signIn();
      const other = await management.signInAgain(person);
      const [{ id }] = (await other.get('/v1/users/me/sessions?limit=1')).body.data;
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => person.delete(`/v1/users/me/sessions/${id}`)),
      );
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(19);
      const records = await management.audit();
      expect(records.filter(({ target }) => target?.id === id)).toHaveLength(1);
    });
  });
});
