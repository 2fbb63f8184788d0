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

describe('POST /v1/users/me/tokens, 403', () => {
  let management: TestManagement;
  let person: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    person = await management.signIn({ platformRole: 'admin' });
  });
  afterAll(() => management.stop());

  const expires_at = new Date(Date.now() + 60_000).toISOString();
  const count = async () => {
    const { sql } = management.database;
    return (await sql`select id from personal_access_tokens where user_id = ${person.userId}`).length;
  };

  /** Both kinds of token with these scopes. */
  const held = async (scopes: string[]) => [
    withToken(management, person, (await createPersonalAccessToken(person, scopes)).token),
    withToken(management, person, (await issueTokens(person, scopes)).access),
  ];

  it('refuses a token without profile:write, and records it', async () => {
    for (const holder of await held(['profile:read', 'platform:write'])) {
      const before = await count();
      const body = { name: 'Script', scopes: ['profile:read'], expires_at };
      expect(await holder.post('/v1/users/me/tokens', body)).toMatchObject({
        status: 403,
        body: { error: { code: 'scope_missing' } },
      });
      expect(await count()).toBe(before);
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: person.userId },
        action: 'personal_access_token.create',
        outcome: 'refused',
        errorCode: 'scope_missing',
      });
    }
  });

  it('lets no token make one that may do more', async () => {
    for (const holder of await held(['profile:write', 'audit:read'])) {
      const before = await count();
      for (const scope of ['profile:read', 'platform:write', 'organizations:write']) {
        const body = { name: `More: ${scope}`, scopes: ['audit:read', scope], expires_at };
        expect(await holder.post('/v1/users/me/tokens', body)).toMatchObject({
          status: 403,
          body: { error: { code: 'scope_missing', param: 'scopes' } },
        });
      }
      expect(await count()).toBe(before);
    }
  });
});
