import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/users/me, 400', () => {
  let management: TestManagement;
  let person: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    person = await management.signIn();
  });
  afterAll(() => management.stop());

  it.each([
    ['platform_role', { platform_role: 'admin' }],
    ['email', { email: 'boss@example.com' }],
    ['email_verified', { email_verified: true }],
    ['deactivated_at', { deactivated_at: null }],
    ['id', { id: '00000000-0000-7000-8000-000000000000' }],
    ['display_name', { display_name: null }],
    ['display_name', { display_name: ' ' }],
    ['display_name', { display_name: 'a'.repeat(101) }],
    ['display_name', { display_name: 'a\u0000b' }],
  ])('refuses to change %s: %j', async (param, body) => {
    expect(await person.patch('/v1/users/me', body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
    expect((await person.get('/v1/users/me')).body).toMatchObject({
      display_name: person.displayName,
      email: person.email,
      platform_role: 'user',
    });
  });
});
