import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { createPersonalAccessToken, withToken } from '../../../../test/management-plane/tokens.ts';

describe('DELETE /v1/users/me/tokens/{token_id}, 404', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

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
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(19);
    const revocations = (await management.audit()).filter(({ target }) => target?.id === id);
    expect(revocations.map(({ action }) => action)).toEqual([
      'personal_access_token.revoke',
      'personal_access_token.create',
    ]);
  });
});
