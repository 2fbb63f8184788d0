import { decodeJwt, decodeProtectedHeader } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

const MONTH_S = 30 * 86_400;

describe('POST /v1/auth/token', () => {
  describe('200', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn();
    });

    it('gives a session a pair for everything its user may do', async () => {
      const answer = await person.post('/v1/auth/token', {});
      expect(answer).toMatchObject({
        status: 200,
        body: {
          access_token: expect.any(String),
          token_type: 'Bearer',
          expires_in: 900,
          refresh_token: expect.stringMatching(/^weir_rt_[0-9A-Za-z]{49}$/),
          refresh_expires_in: MONTH_S,
          scope: null,
        },
      });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const tokens = await withToken(management, person, answer.body.access_token).get('/v1/users/me/tokens');
      expect(tokens.status).toBe(200);
    });

    it('says in the access token who it is for, and nothing of what they may do', async () => {
      const admin = await management.signIn({ platformRole: 'admin' });
      const { body } = await admin.post('/v1/auth/token', { scopes: ['platform:read', 'audit:read'] });
      expect(decodeProtectedHeader(body.access_token)).toEqual({
        alg: 'EdDSA',
        typ: 'at+jwt',
        kid: expect.any(String),
      });
      const [family] = await management.database
        .sql`select * from token_families where user_id = ${admin.userId}`;
      const claims = decodeJwt(body.access_token);
      expect(claims).toEqual({
        iss: management.composition.services.management.publicUrl,
        aud: 'weir-management',
        sub: admin.userId,
        sid: family!.id,
        scope: 'audit:read platform:read',
        iat: expect.any(Number),
        exp: claims.iat! + 900,
        jti: expect.any(String),
      });
      expect(body.scope).toBe('audit:read platform:read');
    });

    it('stores the SHA-256 of the refresh token and neither of the tokens', async () => {
      const { body } = await person.post('/v1/auth/token', {});
      const { hasher } = management.composition.ports;
      const { sql } = management.database;
      const rows = await sql`select token_hash, used_at from refresh_tokens
      where token_hash = ${hasher.sha256Hex(body.refresh_token)}`;
      expect(rows).toMatchObject([{ used_at: null }]);
      const [stored] = await sql`select (select json_agg(r)::text from refresh_tokens r) ||
      (select json_agg(f)::text from token_families f) || (select json_agg(a)::text from audit_records a) as everything`;
      expect(stored!.everything).not.toContain(body.refresh_token.slice(8));
      expect(stored!.everything).not.toContain(body.access_token.split('.')[2]);
    });

    it('records who was given tokens, and how they had signed in', async () => {
      const answer = await person.post('/v1/auth/token', {});
      expect((await management.audit())[0]).toMatchObject({
        actor: { kind: 'user', userId: person.userId, via: 'session' },
        action: 'token.issue',
        outcome: 'succeeded',
        target: { kind: 'token_family', id: decodeJwt(answer.body.access_token).sid },
        requestId: answer.headers.get('x-request-id'),
      });
    });

    it('gives a personal access token as many scopes as it has, for no longer than it lasts', async () => {
      const { token } = await createPersonalAccessToken(person, ['workspaces:read', 'profile:read']);
      const { status, body } = await withToken(management, person, token).post('/v1/auth/token', {});
      expect(status).toBe(200);
      expect(body.scope).toBe('workspaces:read profile:read');
      expect(body.refresh_expires_in).toBeLessThanOrEqual(86_400);
      expect(body.refresh_expires_in).toBeGreaterThan(86_400 - 60);
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: person.userId, via: 'personal_access_token' },
        action: 'token.issue',
      });
    });

    it('gives a personal access token fewer scopes when it asks for fewer, each once', async () => {
      const { token } = await createPersonalAccessToken(person, ['workspaces:read', 'profile:read']);
      const scopes = ['profile:read', 'profile:read'];
      const { body } = await withToken(management, person, token).post('/v1/auth/token', { scopes });
      expect(body.scope).toBe('profile:read');
    });

    it('ends the access token with the personal access token it descends from', async () => {
      const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
      await management.database
        .sql`update personal_access_tokens set expires_at = ${management.now()} + interval '5 minutes'
      where id = ${id}`;
      const { body } = await withToken(management, person, token).post('/v1/auth/token', {});
      expect(body.expires_in).toBeLessThanOrEqual(300);
      expect(body.expires_in).toBeGreaterThan(240);
      const { iat, exp } = decodeJwt(body.access_token);
      expect(exp! - iat!).toBe(body.expires_in);
    });
  });

  describe('400', () => {
    it.each([
      [{ scopes: [] }, 'scopes'],
      [{ scopes: ['everything'] }, 'scopes.0'],
      [{ scopes: ['profile:read', 'admin'] }, 'scopes.1'],
      [{ scopes: 'profile:read' }, 'scopes'],
      [{ scopes: null }, 'scopes'],
      [{ scope: 'profile:read' }, 'scope'],
      [{ user_id: '019bc0de-0000-7000-8000-00000000a001' }, 'user_id'],
    ])('refuses %j and issues nothing', async (body, param) => {
      const person = await management.signIn();
      expect(await person.post('/v1/auth/token', body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
      const { sql } = management.database;
      expect(await sql`select id from token_families where user_id = ${person.userId}`).toHaveLength(0);
    });
  });

  describe('403', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn({ platformRole: 'admin' });
    });

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

  describe('409', () => {
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
});
