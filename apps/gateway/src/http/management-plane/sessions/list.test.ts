import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/users/me/sessions', () => {
  describe('200', () => {
    it("lists one's own sessions alone, newest first, and says which is this one", async () => {
      const person = await management.signIn();
      const second = await management.signInAgain(person);
      await management.signIn();
      const { body } = await second.get('/v1/users/me/sessions');
      expect(body.data).toHaveLength(2);
      expect(body.data.map(({ current }: { current: boolean }) => current)).toEqual([true, false]);
      expect(Object.keys(body.data[0]).sort()).toEqual([
        'created_at',
        'current',
        'expires_at',
        'id',
        'idle_expires_at',
        'last_seen_at',
        'provider',
        'user_agent_family',
      ]);
      const first = await person.get('/v1/users/me/sessions?limit=1');
      expect(first.body).toMatchObject({ data: [{ id: body.data[0].id, current: false }], has_more: true });
      const rest = await person.get(`/v1/users/me/sessions?limit=1&cursor=${first.body.next_cursor}`);
      expect(rest.body).toMatchObject({ data: [{ id: body.data[1].id, current: true }], has_more: false });
    });

    it('leaves out what has expired', async () => {
      const person = await management.signIn();
      const old = await management.signInAgain(person);
      const [{ id }] = (await old.get('/v1/users/me/sessions?limit=1')).body.data;
      await management.database
        .sql`update sessions set idle_expires_at = ${management.now()} where id = ${id}`;
      expect((await person.get('/v1/users/me/sessions')).body.data).toMatchObject([{ current: true }]);
    });
  });
});
