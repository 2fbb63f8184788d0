import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import { type Answer, send } from '../../../../test/management-plane/person.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const GITHUB = { GITHUB_CLIENT_ID: 'client', GITHUB_CLIENT_SECRET: 'hunter2' };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('GET /v1/auth/{provider}/login', () => {
  describe('303', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({ ...GITHUB, PUBLIC_URL: 'https://weir.example' });
    });
    afterAll(() => management.stop());
    const begin = async (browser = new Browser(management.origin)) => {
      const { sql } = management.database;
      await sql`delete from sign_in_attempts`;
      const { searchParams } = await browser.begin('github');
      const [attempt] = await sql`select * from sign_in_attempts`;
      return { browser, searchParams, attempt: attempt! };
    };

    it('sends the browser to the provider and keeps only hashes of what comes back', async () => {
      const { browser, searchParams, attempt } = await begin();
      const state = searchParams.get('state')!;
      const cookie = browser.cookie('__Host-weir_sign_in')!;

      expect(searchParams.get('redirect_uri')).toBe('https://weir.example/v1/auth/github/callback');
      expect(state).toMatch(/^[\w-]{43}$/);
      expect(cookie).toMatch(/^[\w-]{43}$/);
      expect(attempt).toMatchObject({
        state_hash: sha256(state),
        browser_hash: sha256(cookie),
        provider: 'github',
        return_to: '/console/',
        link_user_id: null,
      });
      expect(searchParams.get('code_challenge_method')).toBe('S256');
      expect(searchParams.get('code_challenge')).toBe(
        createHash('sha256').update(attempt.code_verifier).digest('base64url'),
      );
      expect(attempt.expires_at.getTime() - attempt.created_at.getTime()).toBe(600_000);
      expect(JSON.stringify(attempt)).not.toContain(state);
    });

    it('binds it to the browser by a cookie that no other host can set', async () => {
      const answer = await send(management.origin, 'GET', '/v1/auth/github/login');
      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(
          /^__Host-weir_sign_in=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/,
        ),
      ]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });

    it.each([
      ['the console, behind its prefix', { PUBLIC_URL: 'https://weir.example/llm' }, '/llm/console/'],
      ['the API reference where there is no console', { WEIR_CONSOLE: '0' }, '/docs'],
    ])('leads to %s when no path is named', async (_, env, path) => {
      const other = await startTestManagement({ ...GITHUB, ...env });
      await send(other.origin, 'GET', '/v1/auth/github/login');
      expect(await other.database.sql`select return_to from sign_in_attempts`).toEqual([{ return_to: path }]);
      await other.stop();
    });

    it('has a state, a nonce and a verifier of its own every time', async () => {
      const [one, two] = [await begin(), await begin()];
      for (const column of ['state_hash', 'browser_hash', 'nonce', 'code_verifier']) {
        expect(one.attempt[column]).not.toBe(two.attempt[column]);
      }
    });

    it('leaves a browser that is signing in already its cookie, but not one it cannot have got from us', async () => {
      const { browser } = await begin();
      const cookie = browser.cookie('__Host-weir_sign_in');
      await begin(browser);
      expect(browser.cookie('__Host-weir_sign_in')).toBe(cookie);
      browser.setCookie('__Host-weir_sign_in', 'a');
      await begin(browser);
      expect(browser.cookie('__Host-weir_sign_in')).toMatch(/^[\w-]{43}$/);
    });

    it('clears away what nobody came back for', async () => {
      const { sql } = management.database;
      await begin();
      await sql`update sign_in_attempts set expires_at = created_at`;
      await send(management.origin, 'GET', '/v1/auth/github/login');
      expect(await sql`select 1 from sign_in_attempts`).toHaveLength(1);
    });
  });

  describe('400', () => {
    let management: OwnTestManagement;
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

  describe('404', () => {
    it('GET /v1/auth/{provider}/login, 404: knows no provider that is not configured', async () => {
      const management = await startTestManagement();
      for (const provider of ['github', 'constructor', 'x']) {
        expect(await send(management.origin, 'GET', `/v1/auth/${provider}/login`)).toMatchObject({
          status: 404,
          body: { error: { code: 'not_found' } },
        });
      }
      expect(await management.audit()).toEqual([]);
      await management.stop();
    });
  });

  describe('502', () => {
    let oidc: OidcServer;
    let management: OwnTestManagement;
    beforeEach(async () => {
      oidc = await startOidcServer([{ id: 'ada', name: 'Ada' }]);
      management = await startTestManagement(oidc.env);
    });
    afterEach(async () => {
      await management.stop();
      await oidc.stop();
    });
    const expectUnavailable = async (answer: Answer) => {
      expect(answer).toMatchObject({
        status: 502,
        body: {
          error: {
            type: 'upstream_error',
            code: 'identity_provider_unavailable',
            message: 'The identity provider cannot be reached. Try again later.',
          },
        },
      });
      expect((await management.audit())[0]).toMatchObject({
        action: 'sign_in',
        outcome: 'failed',
        errorCode: 'identity_provider_unavailable',
      });
      expect(management.logger.of('sign_in.failed').at(-1)).toEqual({
        provider: 'oidc',
        errorCode: 'identity_provider_unavailable',
        reason: 'unreachable',
      });
    };

    it('tells that the provider is away at the beginning, and leaves nothing behind', async () => {
      await oidc.stop();
      const answer = await new Browser(management.origin).get('/v1/auth/oidc/login');
      await expectUnavailable(answer);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await management.database.sql`select 1 from sign_in_attempts`).toEqual([]);
    });
  });
});
