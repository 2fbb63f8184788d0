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

const DAY_MS = 86_400_000;

describe('POST /v1/users/me/tokens, 400', () => {
  let management: TestManagement;
  let person: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    person = await management.signIn();
  });
  afterAll(() => management.stop());

  const count = async () => {
    const { sql } = management.database;
    return (await sql`select id from personal_access_tokens where user_id = ${person.userId}`).length;
  };
  const after = (ms: number) => new Date(Date.now() + ms).toISOString();

  it.each([
    ['no scopes', { scopes: [] }, 'scopes'],
    ['an unknown scope', { scopes: ['profile:read', '*'] }, 'scopes.1'],
    ['no expiry', { expires_in_days: undefined }, 'expires_at'],
    ['no expiry by saying so', { expires_in_days: null }, 'expires_in_days'],
    ['two expiries', { expires_at: '2100-01-01T00:00:00Z' }, 'expires_at'],
    ['no day', { expires_in_days: 0 }, 'expires_in_days'],
    ['367 days', { expires_in_days: 367 }, 'expires_in_days'],
    ['half a day', { expires_in_days: 0.5 }, 'expires_in_days'],
    ['no name', { name: '   ' }, 'name'],
    ['a token of its own choice', { token: 'weir_pat_mine' }, 'token'],
    ['another user', { user_id: '019bc0de-0000-7000-8000-00000000a001' }, 'user_id'],
  ])('refuses %s', async (_, change, param) => {
    const body = { name: 'Script', scopes: ['profile:read'], expires_in_days: 1, ...change };
    const before = await count();
    expect(await person.post('/v1/users/me/tokens', body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
    expect(await count()).toBe(before);
  });

  it.each([
    ['in the past', -1],
    ['beyond 366 days', 366 * DAY_MS + 60_000],
  ])('refuses an expiry %s', async (_, ms) => {
    const body = { name: 'Script', scopes: ['profile:read'], expires_at: after(ms) };
    expect(await person.post('/v1/users/me/tokens', body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param: 'expires_at' } },
    });
    expect(await count()).toBe(0);
  });

  it('lets no token make one that outlives it', async () => {
    const { token } = await createPersonalAccessToken(person, ['profile:write']);
    const { access } = await issueTokens(person);
    for (const [held, days] of [
      [token, 2],
      [access, 31],
    ] as const) {
      const body = { name: 'Longer', scopes: ['profile:write'], expires_in_days: days };
      expect(await withToken(management, person, held).post('/v1/users/me/tokens', body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'expires_at' } },
      });
    }
    expect(await count()).toBe(1);
  });
});
