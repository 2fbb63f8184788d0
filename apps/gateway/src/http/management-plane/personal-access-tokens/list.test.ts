import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { createPersonalAccessToken, withToken } from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('GET /v1/users/me/tokens', () => {
  describe('200', () => {
    it('shows only the own tokens, newest first, page by page, and no secrets', async () => {
      const [person, other] = [await management.signIn(), await management.signIn()];
      await createPersonalAccessToken(other, ['profile:read']);
      const made = [];
      for (let number = 0; number < 3; number++) {
        made.unshift(await createPersonalAccessToken(person, ['profile:read']));
      }
      const first = await person.get('/v1/users/me/tokens?limit=2');
      const second = await person.get(`/v1/users/me/tokens?limit=2&cursor=${first.body.next_cursor}`);
      const shown = [...first.body.data, ...second.body.data];
      expect(shown.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
      expect(second.body).toMatchObject({ has_more: false, next_cursor: null });
      expect(Object.keys(shown[0]).sort()).toEqual([
        'created_at',
        'expires_at',
        'id',
        'last_four',
        'last_used_at',
        'made_with',
        'name',
        'organization_id',
        'scopes',
      ]);
      expect(shown.map(({ last_four }) => last_four)).toEqual(made.map(({ token }) => token.slice(-4)));
    });

    it('tells when a token was last used, written once a minute at most', async () => {
      const { sql } = management.database;
      const person = await management.signIn();
      const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
      const script = withToken(management, person, token);
      const lastUsed = async () => (await person.get('/v1/users/me/tokens')).body.data[0].last_used_at;
      expect(await lastUsed()).toBeNull();
      await Promise.all(Array.from({ length: 10 }, () => script.get('/v1/users/me/tokens')));
      const first = await lastUsed();
      expect(Date.now() - Date.parse(first)).toBeLessThan(60_000);
      const version = () => sql`select xmin::text from personal_access_tokens where id = ${id}`;
      const before = await version();
      await script.get('/v1/users/me/tokens');
      expect(await version()).toEqual(before);
      await sql`update personal_access_tokens set last_used_at = ${management.now()} - interval '61 seconds' where id = ${id}`;
      await script.get('/v1/users/me/tokens');
      expect(Date.parse(await lastUsed())).toBeGreaterThanOrEqual(Date.parse(first));
    });
  });

  describe('403', () => {
    it('refuses a token without profile:read, even one that may write', async () => {
      const person = await management.signIn();
      const { token } = await createPersonalAccessToken(person, ['profile:write', 'platform:read']);
      expect(await withToken(management, person, token).get('/v1/users/me/tokens')).toMatchObject({
        status: 403,
        body: { error: { code: 'scope_missing' } },
      });
    });
  });
});
