import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('GET /v1/users/me/token-families', () => {
  describe('200', () => {
    it('shows only the own families, newest first, page by page, with what they were made with', async () => {
      const [person, other] = [await management.signIn(), await management.signIn()];
      await issueTokens(other);
      const token = await createPersonalAccessToken(person, ['profile:read']);
      const script = withToken(management, person, token.token);
      const first = decodeJwt((await issueTokens(person)).access).sid;
      const second = decodeJwt((await issueTokens(script)).access).sid;
      const third = decodeJwt((await issueTokens(person, ['profile:read', 'audit:read'])).access).sid;
      const page = await person.get('/v1/users/me/token-families?limit=2');
      const rest = await person.get(`/v1/users/me/token-families?cursor=${page.body.next_cursor}`);
      const shown = [...page.body.data, ...rest.body.data];
      expect(new Set(shown.map(({ id }) => id))).toEqual(new Set([first, second, third]));
      const byId = new Map(shown.map((family) => [family.id, family]));
      expect(byId.get(first)).toMatchObject({ scopes: null, made_with: { kind: 'session' } });
      expect(byId.get(second)).toMatchObject({
        scopes: ['profile:read'],
        made_with: { kind: 'personal_access_token', id: token.id },
        revoked_at: null,
      });
      expect(JSON.stringify(shown)).not.toContain('weir_');
    });

    it('shows revoked families until they expire', async () => {
      const person = await management.signIn();
      const [gone, revoked] = [await issueTokens(person), await issueTokens(person)].map(
        ({ access }) => decodeJwt(access).sid as string,
      );
      await person.delete(`/v1/users/me/token-families/${revoked}`);
      await management.database.sql`
        update token_families set expires_at = ${management.now()} where id = ${gone!}`;
      const { data } = (await person.get('/v1/users/me/token-families')).body;
      expect(data).toMatchObject([{ id: revoked, revoked_at: expect.stringMatching(/Z$/) }]);
    });
  });

  describe('403', () => {
    it('refuses a token without profile:read', async () => {
      const person = await management.signIn();
      const { token } = await createPersonalAccessToken(person, ['profile:write', 'platform:read']);
      const holder = withToken(management, person, token);
      expect(await holder.get('/v1/users/me/token-families')).toMatchObject({
        status: 403,
        body: { error: { code: 'scope_missing' } },
      });
    });
  });
});
