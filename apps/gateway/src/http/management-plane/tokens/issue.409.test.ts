import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { createPersonalAccessToken, withToken } from '../../../../test/management-plane/tokens.ts';

describe('POST /v1/auth/token, 409', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('does not give a narrow token what a session of the same user was given under the same key', async () => {
    const person = await management.signIn();
    const { token } = await createPersonalAccessToken(person, ['profile:read']);
    const headers = { 'idempotency-key': 'nightly' };
    const wide = await person.post('/v1/auth/token', {}, headers);
    expect(wide).toMatchObject({ status: 200, body: { scope: null } });
    expect((await person.post('/v1/auth/token', {}, headers)).body).toEqual(wide.body);
    const narrow = await withToken(management, person, token).post('/v1/auth/token', {}, headers);
    expect(narrow).toMatchObject({ status: 409, body: { error: { code: 'idempotency_key_reused' } } });
  });
});
