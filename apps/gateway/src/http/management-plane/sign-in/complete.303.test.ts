import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, signInAs } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const ADA = { id: 'ada', name: 'Ada Lovelace', email: 'Ada@Example.com', emailVerified: true };

describe('GET /v1/auth/{provider}/callback, 303', () => {
  let oidc: OidcServer;
  let management: TestManagement;
  beforeAll(async () => {
    oidc = await startOidcServer([ADA]);
    management = await startTestManagement(oidc.env);
  });
  afterAll(async () => {
    await management.stop();
    await oidc.stop();
  });

  it('signs in somebody new, who is a user from then on, and goes where they wanted', async () => {
    const browser = new Browser(management.origin);
    const answer = await browser.signIn('ada', '/docs?tab=keys');

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/docs?tab=keys');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^weir_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    const { body } = await browser.get('/v1/auth/session');
    expect(body).toMatchObject({
      user: {
        display_name: 'Ada Lovelace',
        email: 'ada@example.com',
        email_verified: true,
        platform_role: 'user',
        organizations: [],
      },
      session: { provider: 'oidc', current: true },
    });
    expect((await browser.get('/v1/users/me/identities')).body.data).toMatchObject([
      { provider: 'oidc', subject: 'ada', email: 'ada@example.com', email_verified: true },
    ]);
    expect((await management.audit())[0]).toMatchObject({
      actor: { kind: 'user', userId: body.user.id, via: 'session' },
      action: 'sign_in',
      outcome: 'succeeded',
      target: { kind: 'session', id: body.session.id },
      requestId: answer.headers.get('x-request-id'),
    });
    expect(await management.database.sql`select * from sign_in_attempts`).toEqual([]);
  });

  it('knows them again, whatever they are called by then, and keeps the name they have here', async () => {
    const before = (await (await signInAs(management.origin, 'ada')).get('/v1/users/me')).body;
    oidc.setUser({ ...ADA, name: 'Ada King', email: 'king@example.com', emailVerified: false });
    const browser = await signInAs(management.origin, 'ada');
    oidc.setUser(ADA);

    expect((await browser.get('/v1/users/me')).body).toMatchObject({
      id: before.id,
      display_name: before.display_name,
      email: 'king@example.com',
      email_verified: false,
    });
  });

  it('makes one user of many first sign-ins at once', async () => {
    oidc.setUser({ id: 'twins', name: 'Twins' });
    const browsers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const browser = new Browser(management.origin);
        return { browser, callback: await browser.goThrough(await browser.begin(), 'twins') };
      }),
    );
    const answers = await Promise.all(browsers.map(({ browser, callback }) => browser.get(callback)));

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(303));
    const { sql } = management.database;
    expect(await sql`select 1 from users where display_name = 'Twins'`).toHaveLength(1);
    expect(await sql`select 1 from identities where subject = 'twins'`).toHaveLength(1);
  });

  it('gives a new session instead of the one the browser had', async () => {
    const browser = await signInAs(management.origin, 'ada');
    const planted = browser.cookie('weir_session')!;
    await browser.signIn('ada');

    expect(browser.cookie('weir_session')).not.toBe(planted);
    const other = new Browser(management.origin);
    other.setCookie('weir_session', planted);
    expect(await other.get('/v1/users/me')).toMatchObject({
      status: 401,
      body: { error: { code: 'session_expired' } },
    });
  });

  it('ends on another replica what began on this one', async () => {
    const replica = await startReplica(management.databaseUrl, oidc.env);
    const browser = new Browser(management.origin);
    const callback = await browser.goThrough(await browser.begin(), 'ada');
    browser.origin = replica.origin;

    expect(await browser.get(callback)).toMatchObject({ status: 303 });
    browser.origin = management.origin;
    expect(await browser.get('/v1/users/me')).toMatchObject({ status: 200 });
    await replica.stop();
  });

  it('goes on when the issuer has a new key', async () => {
    await signInAs(management.origin, 'ada');
    await oidc.rotateKey();
    await signInAs(management.origin, 'ada');
  });

  it('lets two tabs sign in at once', async () => {
    const browser = new Browser(management.origin);
    const [one, two] = [await browser.begin('oidc', '/one'), await browser.begin('oidc', '/two')];
    for (const [url, path] of [
      [one, '/one'],
      [two, '/two'],
    ] as const) {
      const answer = await browser.get(await browser.goThrough(url, 'ada'));
      expect(answer.headers.get('location')).toBe(path);
    }
  });
});
