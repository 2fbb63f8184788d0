import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../../../test/management-plane/browser.ts';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const GITHUB = { GITHUB_CLIENT_ID: 'client', GITHUB_CLIENT_SECRET: 'hunter2' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('GET /v1/auth/{provider}/login, 303', () => {
  let management: TestManagement;
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
      return_to: '/docs',
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
