import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

describe('POST /v1/auth/token, 403', () => {
  let management: TestManagement;
  let person: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    person = await management.signIn({ platformRole: 'admin' });
  });
  afterAll(() => management.stop());

  const families = () =>
    management.database.sql`select id from token_families where user_id = ${person.userId}`;

  it('lets no access token make another family, and records that one tried', async () => {
    const { access } = await issueTokens(person);
    const before = await families();
    const answer = await withToken(management, person, access).post('/v1/auth/token', {});
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
    expect(await families()).toEqual(before);
    expect((await management.audit())[0]).toMatchObject({
      actor: { userId: person.userId, via: 'access_token' },
      action: 'token.issue',
      outcome: 'refused',
      errorCode: 'permission_denied',
    });
  });

  it('gives a personal access token no scope beyond its own', async () => {
    const { token } = await createPersonalAccessToken(person, ['platform:read', 'profile:write']);
    const before = await families();
    for (const scope of ['platform:write', 'profile:read', 'organizations:read']) {
      const answer = await withToken(management, person, token).post('/v1/auth/token', {
        scopes: ['platform:read', scope],
      });
      expect(answer).toMatchObject({
        status: 403,
        body: { error: { code: 'scope_missing', param: 'scopes' } },
      });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope"');
    }
    expect(await families()).toEqual(before);
    expect((await management.audit())[0]).toMatchObject({
      actor: { via: 'personal_access_token' },
      action: 'token.issue',
      outcome: 'refused',
      errorCode: 'scope_missing',
    });
  });

  it('refuses a session whose browser was sent by another site', async () => {
    const before = await families();
    const answer = await person.post('/v1/auth/token', {}, { origin: 'https://evil.example' });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'cross_origin_refused' } } });
    expect(await families()).toEqual(before);
  });
});
