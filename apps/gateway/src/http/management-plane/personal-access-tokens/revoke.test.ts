import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/users/me/tokens/{token_id}', () => {
  describe('204', () => {
    it('stops the token and what was issued with it, at once, and no other', async () => {
      const person = await management.signIn();
      const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
      const other = await createPersonalAccessToken(person, ['profile:read']);
      const [script, otherScript] = [token, other.token].map((held) => withToken(management, person, held));
      const { access } = await issueTokens(script!);
      const { access: otherAccess } = await issueTokens(otherScript!);
      expect(await person.delete(`/v1/users/me/tokens/${id}`)).toMatchObject({
        status: 204,
        body: '',
      });
      const statusBy = async (held: string) =>
        (await withToken(management, person, held).get('/v1/users/me/tokens')).status;
      expect(await Promise.all([token, access, other.token, otherAccess].map(statusBy))).toEqual([
        401, 401, 200, 200,
      ]);
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: person.userId, via: 'session' },
        action: 'personal_access_token.revoke',
        outcome: 'succeeded',
        target: { kind: 'personal_access_token', id },
      });
    });

    it('lets a token revoke itself', async () => {
      const person = await management.signIn();
      const { id, token } = await createPersonalAccessToken(person, ['profile:write']);
      const script = withToken(management, person, token);
      expect((await script.delete(`/v1/users/me/tokens/${id}`)).status).toBe(204);
      expect((await script.delete(`/v1/users/me/tokens/${id}`)).status).toBe(401);
    });
  });

  describe('404', () => {
    it('hides the tokens of others, even from a platform admin', async () => {
      const [person, other] = [await management.signIn(), await management.signIn({ platformRole: 'admin' })];
      const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
      expect(await other.delete(`/v1/users/me/tokens/${id}`)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
      expect((await withToken(management, person, token).get('/v1/users/me/tokens')).status).toBe(200);
    });

    it('lets exactly one of many at once revoke a token', async () => {
      const person = await management.signIn();
      const { id } = await createPersonalAccessToken(person, ['profile:read']);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => person.delete(`/v1/users/me/tokens/${id}`)),
      );
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(19);
      const revocations = (await management.audit()).filter(({ target }) => target?.id === id);
      expect(revocations.map(({ action }) => action)).toEqual([
        'personal_access_token.revoke',
        'personal_access_token.create',
      ]);
    });
  });
});
