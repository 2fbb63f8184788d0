import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { createPersonalAccessToken, withToken } from '../../../../test/management-plane/tokens.ts';

describe('GET /v1/users/me/tokens, 403', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('refuses a token without profile:read, even one that may write', async () => {
    const person = await management.signIn();
    const { token } = await createPersonalAccessToken(person, ['profile:write', 'platform:read']);
    expect(await withToken(management, person, token).get('/v1/users/me/tokens')).toMatchObject({
      status: 403,
      body: { error: { code: 'scope_missing' } },
    });
  });
});
