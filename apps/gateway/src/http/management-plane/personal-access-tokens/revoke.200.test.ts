import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

describe('DELETE /v1/users/me/tokens/{token_id}, 200', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('stops the token and what was issued with it, at once, and no other', async () => {
    const person = await management.signIn();
    const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
    const other = await createPersonalAccessToken(person, ['profile:read']);
    const [script, otherScript] = [token, other.token].map((held) => withToken(management, person, held));
    const { access } = await issueTokens(script!);
    const { access: otherAccess } = await issueTokens(otherScript!);
    expect(await person.delete(`/v1/users/me/tokens/${id}`)).toMatchObject({
      status: 200,
      body: { id, deleted: true },
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
    expect((await script.delete(`/v1/users/me/tokens/${id}`)).status).toBe(200);
    expect((await script.delete(`/v1/users/me/tokens/${id}`)).status).toBe(401);
  });
});
