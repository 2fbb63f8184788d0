import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/{provider}/login, 400', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement({ GITHUB_CLIENT_ID: 'x', GITHUB_CLIENT_SECRET: 'x' });
  });
  afterAll(() => management.stop());

  it.each([
    'return_to=https%3A%2F%2Fevil.example',
    'return_to=//evil.example',
    'return_to=%2F%2Fevil.example',
    'return_to=/%5Cevil.example',
    'return_to=/%09/evil.example',
    'return_to=/%252fevil.example',
    'return_to=/%255cevil.example',
    'return_to=/docs%0D%0ASet-Cookie:a=b',
    'return_to=javascript:alert(1)',
    'return_to=docs',
    'return_to=',
    `return_to=/${'x'.repeat(512)}`,
    'return_to=/docs&return_to=/docs',
  ])('goes nowhere else afterwards: %s', async (query) => {
    const answer = await send(management.origin, 'GET', `/v1/auth/github/login?${query}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param: 'return_to' } },
    });
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await management.database.sql`select 1 from sign_in_attempts`).toEqual([]);
  });
});
