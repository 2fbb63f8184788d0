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

describe('POST /v1/users/me/tokens, 201', () => {
  let management: TestManagement;
  let person: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    person = await management.signIn();
  });
  afterAll(() => management.stop());

  const create = (who: Person, body: object) => who.post('/v1/users/me/tokens', body);

  it('makes a token that works, shows it once, and records it', async () => {
    const answer = await create(person, {
      name: '  Deploy script ',
      scopes: ['profile:read', 'audit:read', 'profile:read'],
      expires_in_days: 366,
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        name: 'Deploy script',
        scopes: ['audit:read', 'profile:read'],
        last_used_at: null,
        token: expect.stringMatching(/^weir_pat_[0-9A-Za-z]{49}$/),
      },
    });
    const { token, ...shown } = answer.body;
    expect(shown.last_four).toBe(token.slice(-4));
    expect(Date.parse(shown.expires_at) - Date.parse(shown.created_at)).toBeGreaterThan(
      366 * DAY_MS - 60_000,
    );
    const list = await withToken(management, person, token).get('/v1/users/me/tokens');
    expect(list.body.data).toEqual([{ ...shown, last_used_at: expect.any(String) }]);
    expect((await management.audit())[0]).toMatchObject({
      actor: { userId: person.userId, via: 'session' },
      action: 'personal_access_token.create',
      outcome: 'succeeded',
      target: { kind: 'personal_access_token', id: shown.id },
    });
  });

  it('stores its SHA-256 and not the token', async () => {
    const { token } = await createPersonalAccessToken(person, ['profile:read']);
    const { hasher } = management.composition.parts;
    const { sql } = management.database;
    const [stored] = await sql`select json_agg(t)::text as rows from personal_access_tokens t`;
    expect(stored!.rows).toContain(hasher.sha256Hex(token));
    expect(stored!.rows).not.toContain(token.slice(9));
  });

  it('takes a time of expiry', async () => {
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const body = { name: 'For an hour', scopes: ['profile:read'], expires_at };
    expect(await create(person, body)).toMatchObject({ status: 201, body: { expires_at } });
  });

  it('works by a token that may write the profile, with no more than that token has', async () => {
    const { token } = await createPersonalAccessToken(person, ['profile:write', 'audit:read']);
    const body = { name: 'Made by a token', scopes: ['audit:read'], expires_at: soon() };
    const answer = await create(withToken(management, person, token), body);
    expect(answer).toMatchObject({ status: 201, body: { scopes: ['audit:read'] } });
    const { access } = await issueTokens(person, ['profile:write', 'audit:read']);
    const another = { ...body, name: 'Made by an access token' };
    expect((await create(withToken(management, person, access), another)).status).toBe(201);
  });

  it('allows another user the same name', async () => {
    const other = await management.signIn();
    const body = { name: 'The same name', scopes: ['profile:read'], expires_in_days: 1 };
    expect((await create(person, body)).status).toBe(201);
    expect((await create(other, body)).status).toBe(201);
  });
});

function soon(): string {
  return new Date(Date.now() + 60_000).toISOString();
}
