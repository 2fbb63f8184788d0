import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  inDays,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

const DAY_MS = 86_400_000;

function soon(): string {
  return new Date(Date.now() + 60_000).toISOString();
}

describe('POST /v1/users/me/tokens', () => {
  describe('201', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn();
    });

    const create = (who: Person, body: object) => who.post('/v1/users/me/tokens', body);

    it('makes a token that works, shows it once, and records it', async () => {
      const answer = await create(person, {
        name: '  Deploy script ',
        scopes: ['profile:read', 'audit:read', 'profile:read'],
        expires_at: inDays(366),
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
      const { hasher } = management.composition.ports;
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
      const body = { name: 'The same name', scopes: ['profile:read'], expires_at: inDays(1) };
      expect((await create(person, body)).status).toBe(201);
      expect((await create(other, body)).status).toBe(201);
    });
  });

  describe('400', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn();
    });

    const count = async () => {
      const { sql } = management.database;
      return (await sql`select id from personal_access_tokens where user_id = ${person.userId}`).length;
    };
    const after = (ms: number) => new Date(Date.now() + ms).toISOString();

    it.each([
      ['no scopes', { scopes: [] }, 'scopes'],
      ['an unknown scope', { scopes: ['profile:read', '*'] }, 'scopes.1'],
      ['no expiry by saying so', { expires_at: null }, 'expires_at'],
      ['a number of days', { expires_in_days: 90 }, 'expires_in_days'],
      ['no name', { name: '   ' }, 'name'],
      ['a token of its own choice', { token: 'weir_pat_mine' }, 'token'],
      ['another user', { user_id: '019bc0de-0000-7000-8000-00000000a001' }, 'user_id'],
    ])('refuses %s', async (_, change, param) => {
      const body = { name: 'Script', scopes: ['profile:read'], expires_at: inDays(1), ...change };
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
        const body = { name: 'Longer', scopes: ['profile:write'], expires_at: inDays(days) };
        expect(await withToken(management, person, held).post('/v1/users/me/tokens', body)).toMatchObject({
          status: 400,
          body: { error: { code: 'invalid_parameter', param: 'expires_at' } },
        });
      }
      expect(await count()).toBe(1);
    });
  });

  describe('403', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn({ platformRole: 'admin' });
    });

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

  describe('404', () => {
    it('limits no token to an organization that its user may not see', async () => {
      const person = await management.signIn();
      const foreign = await management.addOrganization();
      for (const organization_id of [foreign, '019bc0de-0000-7000-8000-00000000a001']) {
        const body = { name: 'Elsewhere', scopes: ['profile:read'], expires_at: soon(), organization_id };
        expect(await person.post('/v1/users/me/tokens', body)).toMatchObject({
          status: 404,
          body: { error: { code: 'not_found', message: 'There is no such organization.' } },
        });
      }
      expect((await person.get('/v1/users/me/tokens')).body.data).toEqual([]);
    });
  });

  describe('409', () => {
    const body = (name: string) => ({ name, scopes: ['profile:read'], expires_at: inDays(1) });

    it('lets exactly one of a hundred at once have a name', async () => {
      const person = await management.signIn();
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => person.post('/v1/users/me/tokens', body('Script'))),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expect(answer).toMatchObject({ status: 409, body: { error: { code: 'name_taken', param: 'name' } } });
      }
      expect((await person.get('/v1/users/me/tokens')).body.data).toHaveLength(1);
    });

    it('lets a user have fifty of a hundred made at once, and another one after revoking one', async () => {
      const person = await management.signIn();
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, number) =>
          person.post('/v1/users/me/tokens', body(`Script ${number}`)),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
      }
      const { body: list } = await person.get('/v1/users/me/tokens?limit=100');
      expect(list.data).toHaveLength(50);
      await person.delete(`/v1/users/me/tokens/${list.data[0].id}`);
      expect((await person.post('/v1/users/me/tokens', body('One more'))).status).toBe(201);
    });
  });
});
