import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, signInAs } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import { type Answer, send } from '../../../../test/management-plane/person.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const VICTIM = { id: 'victim', name: 'Victim', email: 'victim@example.com', emailVerified: true };

const PRIMARY = { email: 'victim@example.com', primary: true, verified: true };

const MAPPED = { OIDC_ROLE_MAP: 'weir-admins=admin,weir-auditors=admin_readonly' };

const ADA = { id: 'ada', name: 'Ada Lovelace', email: 'Ada@Example.com', emailVerified: true };

const EVE = { id: 'eve', name: 'Eve Marked', email: 'eve.marked@example.com', emailVerified: true };

describe('GET /v1/auth/{provider}/callback', () => {
  describe('303, accounts', () => {
    let oidc: OidcServer;
    let github: Server;
    let gitHubUser: { id: number; login: string };
    let gitHubEmails: object[];
    let management: OwnTestManagement;
    beforeAll(async () => {
      github = createServer((request, response) => {
        const answers: Record<string, unknown> = {
          '/login/oauth/access_token': { access_token: 'gho_1', token_type: 'bearer' },
          '/api/v3/user': { ...gitHubUser, name: null },
          '/api/v3/user/emails?per_page=100': gitHubEmails,
        };
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url!]));
      }).listen(0, '127.0.0.1');
      oidc = await startOidcServer([VICTIM]);
      management = await startTestManagement({
        ...oidc.env,
        GITHUB_CLIENT_ID: 'x',
        GITHUB_CLIENT_SECRET: 'x',
        GITHUB_BASE_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}`,
        INITIAL_ADMINS: 'github:1000',
        OIDC_ROLE_MAP: 'weir-admins=admin',
      });
    });
    beforeEach(() => {
      gitHubUser = { id: 1, login: 'octocat' };
      gitHubEmails = [PRIMARY];
    });
    afterAll(async () => {
      await management.stop();
      await oidc.stop();
      github.close();
      github.closeAllConnections();
    });
    const arriveFromGitHub = async (browser: Browser, authorizationUrl: URL) => {
      const { searchParams } = authorizationUrl;
      const state = encodeURIComponent(searchParams.get('state')!);
      expect((await browser.get(`/v1/auth/github/callback?code=any&state=${state}`)).status).toBe(303);
      return (await browser.get('/v1/users/me')).body;
    };
    const signInByGitHub = async () => {
      const browser = new Browser(management.origin);
      return arriveFromGitHub(browser, await browser.begin('github'));
    };

    it('makes another user of the same verified address at another provider', async () => {
      const victim = (await (await signInAs(management.origin, 'victim')).get('/v1/users/me')).body;
      const other = await signInByGitHub();

      expect(other).toMatchObject({
        display_name: 'octocat',
        email: 'victim@example.com',
        email_verified: true,
        platform_role: 'user',
      });
      expect(other.id).not.toBe(victim.id);
      expect((await signInByGitHub()).id).toBe(other.id);
    });

    it('knows accounts by number: a renamed login is the same user, another number another', async () => {
      gitHubEmails = [];
      const before = await signInByGitHub();
      gitHubUser = { id: 1, login: 'renamed' };
      expect(await signInByGitHub()).toMatchObject({ id: before.id, display_name: before.display_name });
      gitHubUser = { id: 2, login: 'octocat' };
      expect((await signInByGitHub()).id).not.toBe(before.id);
    });

    it('keeps no address that GitHub has not verified, and drops one it no longer vouches for', async () => {
      gitHubUser = { id: 3, login: 'unverified' };
      gitHubEmails = [{ ...PRIMARY, verified: false }];
      expect(await signInByGitHub()).toMatchObject({ email: null, email_verified: false });
      gitHubEmails = [PRIMARY];
      expect(await signInByGitHub()).toMatchObject({ email: 'victim@example.com', email_verified: true });
      gitHubEmails = [];
      expect(await signInByGitHub()).toMatchObject({ email: null, email_verified: false });
    });

    it('keeps a verified address when another account of theirs tells none', async () => {
      oidc.setUser({ id: 'grace', name: 'Grace', email: 'grace@example.com', emailVerified: true });
      gitHubUser = { id: 6, login: 'grace' };
      gitHubEmails = [];
      const browser = await signInAs(management.origin, 'grace');
      const link = await browser.request('POST', '/v1/users/me/identities', { provider: 'github' });
      await arriveFromGitHub(browser, new URL(link.body.authorization_url));
      const told = { email: 'grace@example.com', email_verified: true };

      expect(await signInByGitHub()).toMatchObject(told);
      gitHubEmails = [{ ...PRIMARY, email: 'other@example.com' }];
      expect(await signInByGitHub()).toMatchObject({ email: 'other@example.com', email_verified: true });
      await signInAs(management.origin, 'grace');
      gitHubEmails = [];
      expect(await signInByGitHub()).toMatchObject(told);
    });

    it('does not hold the same number at another GitHub for the same person', async () => {
      gitHubUser = { id: 4, login: 'here' };
      const here = await signInByGitHub();
      await management.database.sql`
      update identities set issuer = 'https://github.com' where provider = 'github' and subject = '4'`;
      expect((await signInByGitHub()).id).not.toBe(here.id);
    });

    it('gives nobody a role of their groups by an account that does not tell them', async () => {
      await management.signIn({ platformRole: 'admin' });
      oidc.setUser({ id: 'ada', name: 'Ada', groups: ['weir-admins'] });
      gitHubUser = { id: 5, login: 'ada' };
      const browser = await signInAs(management.origin, 'ada');
      const link = await browser.request('POST', '/v1/users/me/identities', { provider: 'github' });
      const admin = await arriveFromGitHub(browser, new URL(link.body.authorization_url));
      expect(admin.platform_role).toBe('admin');

      expect(await signInByGitHub()).toMatchObject({ id: admin.id, platform_role: 'user' });
      const again = await signInAs(management.origin, 'ada');
      expect((await again.get('/v1/users/me')).body).toMatchObject({ id: admin.id, platform_role: 'admin' });
    });

    it('makes a first admin of an account that is named so', async () => {
      gitHubUser = { id: 1000, login: 'first' };
      expect(await signInByGitHub()).toMatchObject({ platform_role: 'admin' });
    });
  });

  describe('303, roles', () => {
    let oidc: OidcServer;
    let management: OwnTestManagement;
    beforeAll(async () => {
      oidc = await startOidcServer();
      management = await startTestManagement({
        ...oidc.env,
        ...MAPPED,
        INITIAL_ADMINS: 'first@example.com, oidc:subject-first, unverified@example.com',
      });
    });
    afterAll(async () => {
      await management.stop();
      await oidc.stop();
    });
    const roleIn = async (browser: Browser) => (await browser.get('/v1/users/me')).body.platform_role;
    /** As a sign-in of somebody in these groups leaves it. */
    const roleOf = async (id: string, groups?: readonly string[], claims: object = {}) => {
      oidc.setUser({ id, name: id, ...(groups && { groups }), ...claims });
      return roleIn(await signInAs(management.origin, id));
    };

    it('gives the first admins the platform, by verified address or by account', async () => {
      const unverified = { email: 'unverified@example.com', emailVerified: false };
      expect(await roleOf('imposter', [], unverified)).toBe('user');
      const verified = { email: 'First@Example.com', emailVerified: true };
      expect(await roleOf('first', [], verified)).toBe('admin');
      expect(await roleOf('first', [], verified)).toBe('admin');
      expect((await management.audit()).filter(({ action }) => action === 'user.update')).toHaveLength(1);
    });

    it('lets the mapping decide about a first admin once there is another admin', async () => {
      expect(await roleOf('subject-first', [])).toBe('user');
      await management.signIn({ platformRole: 'admin' });
      expect(await roleOf('first', [], { email: 'first@example.com', emailVerified: true })).toBe('user');
    });

    it('gives the most powerful role of all groups, and takes it away when a group is left', async () => {
      expect(await roleOf('ada', ['weir-auditors', 'weir-admins', 'others'])).toBe('admin');
      expect(await roleOf('ada', ['weir-auditors'])).toBe('admin_readonly');
      expect(await roleOf('ada', ['others'])).toBe('user');
      expect(await roleOf('ada', ['weir-admins'])).toBe('admin');
      expect(await roleOf('ada')).toBe('user');
    });

    it('makes every session of theirs take a new token, and records the change', async () => {
      oidc.setUser({ id: 'grace', name: 'Grace', groups: ['weir-admins'] });
      const elsewhere = await signInAs(management.origin, 'grace');
      const before = elsewhere.cookie('weir_session');
      oidc.setUser({ id: 'grace', name: 'Grace', groups: [] });
      const here = await signInAs(management.origin, 'grace');
      const token = here.cookie('weir_session');
      const { id } = (await here.get('/v1/users/me')).body;

      expect(await roleIn(elsewhere)).toBe('user');
      expect(elsewhere.cookie('weir_session')).not.toBe(before);
      expect(here.cookie('weir_session')).toBe(token);
      expect((await management.audit()).filter(({ target }) => target?.id === id)).toMatchObject([
        { actor: { kind: 'system' }, action: 'user.update', changedFields: ['platform_role'] },
        { actor: { kind: 'system' }, action: 'user.update', changedFields: ['platform_role'] },
      ]);
    });

    it('overrides what was changed by hand', async () => {
      await roleOf('linus', []);
      await management.database.sql`update users set platform_role = 'admin' where display_name = 'linus'`;
      expect(await roleOf('linus', [])).toBe('user');
    });
  });

  describe('303, roles without a mapping', () => {
    it('leaves them as they are, whatever the groups', async () => {
      const groups = ['weir-admins'];
      const oidc = await startOidcServer([{ id: 'ada', name: 'Ada', groups }]);
      const management = await startTestManagement({ ...oidc.env, INITIAL_ADMINS: 'oidc:ada' });
      const browser = await signInAs(management.origin, 'ada');
      expect((await browser.get('/v1/users/me')).body.platform_role).toBe('admin');

      await management.signIn({ platformRole: 'admin' });
      await management.database
        .sql`update users set platform_role = 'admin_readonly' where display_name = 'Ada'`;
      await browser.signIn('ada');
      expect((await browser.get('/v1/users/me')).body.platform_role).toBe('admin_readonly');
      await management.stop();
      await oidc.stop();
    });
  });

  describe('303', () => {
    let oidc: OidcServer;
    let management: OwnTestManagement;
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

  describe('401', () => {
    let oidc: OidcServer;
    let management: OwnTestManagement;
    beforeAll(async () => {
      oidc = await startOidcServer([EVE]);
      management = await startTestManagement({
        ...oidc.env,
        GITHUB_CLIENT_ID: 'weir',
        GITHUB_CLIENT_SECRET: 'secret',
        GITHUB_BASE_URL: oidc.issuer,
      });
    });
    afterAll(async () => {
      await management.stop();
      await oidc.stop();
    });
    /** A browser at the end of the way, one step before the gateway. */
    const arrive = async (userId: string | null = 'eve') => {
      const browser = new Browser(management.origin);
      return { browser, callback: await browser.goThrough(await browser.begin(), userId) };
    };
    const fails = async (answer: Answer, reason: string, code = 'sign_in_failed') => {
      expect(answer).toMatchObject({
        status: 401,
        body: { error: { type: 'authentication_error', code } },
      });
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect((await management.audit())[0]).toMatchObject({
        actor: { kind: 'anonymous', userId: null },
        action: 'sign_in',
        outcome: 'failed',
        errorCode: code,
        target: null,
        requestId: answer.headers.get('x-request-id'),
      });
      expect(management.logger.of('sign_in.failed').at(-1)).toMatchObject({ errorCode: code, reason });
    };
    const changed = (path: string, name: string, value: string | null) => {
      const url = new URL(path, 'http://gateway');
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
      return url.pathname + url.search;
    };

    it.each([
      ['unknown', 'x'.repeat(43)],
      ['empty', ''],
      ['missing', null],
    ])('refuses a state that is %s', async (_, state) => {
      const { browser, callback } = await arrive();
      await fails(await browser.get(changed(callback, 'state', state)), 'state_unknown');
    });

    it('refuses a state that was used, whether it got in or not', async () => {
      const first = await arrive();
      expect((await first.browser.get(first.callback)).status).toBe(303);
      await fails(await first.browser.get(first.callback), 'state_unknown');

      const second = await arrive();
      await fails(await second.browser.get(changed(second.callback, 'code', 'wrong')), 'token_invalid_grant');
      await fails(await second.browser.get(second.callback), 'state_unknown');
    });

    it('lets one of many callbacks with the same state in', async () => {
      const { browser, callback } = await arrive();
      const answers = await Promise.all(Array.from({ length: 20 }, () => browser.get(callback)));
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
    });

    it('refuses a state after ten minutes', async () => {
      const { browser, callback } = await arrive();
      const [row] = await management.database.sql`
      update sign_in_attempts set expires_at = ${management.now()} returning extract(epoch from expires_at - created_at) as age`;
      expect(Number(row!.age)).toBeLessThan(600);
      await fails(await browser.get(callback), 'state_unknown');
    });

    it.each([
      ['another browser', (browser: Browser) => browser.setCookie('weir_sign_in', 'x'.repeat(43))],
      ['one without the cookie', (browser: Browser) => browser.setCookie('weir_sign_in', '')],
    ])('refuses %s than the one that began: nobody is signed in as somebody else', async (_, become) => {
      const { browser, callback } = await arrive();
      become(browser);
      await fails(await browser.get(callback), 'other_browser');
    });

    it('refuses a callback at another provider than it began at', async () => {
      const { browser, callback } = await arrive();
      await fails(await browser.get(callback.replace('/oidc/', '/github/')), 'other_provider');
    });

    it('refuses whoever declined', async () => {
      const { browser, callback } = await arrive(null);
      expect(new URL(callback, 'http://gateway').searchParams.get('error')).toBe('access_denied');
      await fails(await browser.get(callback), 'access_denied');
    });

    it('repeats nothing of an error in the address', async () => {
      const { browser, callback } = await arrive();
      const error = '<script>eve.marked@example.com</script>';
      const answer = await browser.get(
        `${changed(callback, 'error', error)}&error_description=${encodeURIComponent(error)}`,
      );
      await fails(answer, 'rejected_by_provider');
      expect(JSON.stringify(answer.body)).not.toContain('script');
    });

    it('refuses a callback without a code, or of another issuer', async () => {
      const first = await arrive();
      await fails(await first.browser.get(changed(first.callback, 'code', null)), 'code_missing');
      const second = await arrive();
      await fails(
        await second.browser.get(changed(second.callback, 'iss', 'https://other.example')),
        'callback_issuer',
      );
      const third = await arrive();
      await fails(await third.browser.get(changed(third.callback, 'iss', null)), 'callback_issuer');
    });

    it('is refused by the issuer without the verifier that belongs to the challenge', async () => {
      const { browser, callback } = await arrive();
      await management.database.sql`update sign_in_attempts set code_verifier = ${'v'.repeat(43)}`;
      await fails(await browser.get(callback), 'token_invalid_grant');
    });

    it('refuses an ID token with the nonce of another sign-in', async () => {
      const { browser, callback } = await arrive();
      await management.database.sql`update sign_in_attempts set nonce = 'another'`;
      await fails(await browser.get(callback), 'id_token_nonce');
    });

    it('refuses the code of one sign-in in another', async () => {
      const [victim, attacker] = [await arrive(), await arrive()];
      const code = new URL(attacker.callback, 'http://gateway').searchParams.get('code');
      await fails(await victim.browser.get(changed(victim.callback, 'code', code)), 'token_invalid_grant');
    });

    it('refuses a deactivated user, and changes nothing of theirs', async () => {
      const browser = await signInAs(management.origin, 'eve');
      const { id } = (await browser.get('/v1/users/me')).body;
      const { sql } = management.database;
      await sql`update users set deactivated_at = ${management.now()} where id = ${id}`;
      await sql`delete from sessions`;
      oidc.setUser({ ...EVE, name: 'Renamed' });
      const { browser: again, callback } = await arrive();
      await fails(await again.get(callback), 'account_deactivated', 'account_deactivated');
      oidc.setUser(EVE);

      expect(await sql`select * from sessions`).toEqual([]);
      expect(await sql`select display_name from users where id = ${id}`).toEqual([
        { display_name: 'Eve Marked' },
      ]);
      await sql`update users set deactivated_at = null where id = ${id}`;
    });

    it('leaves no name, address or secret in the log and the audit log', async () => {
      const written = JSON.stringify([management.logger.entries, await management.audit()]);
      expect(written).toContain('token_invalid_grant');
      expect(written).not.toMatch(/marked|script|secret of|"eve"/i);
    });
  });

  describe('404', () => {
    it('GET /v1/auth/{provider}/callback, 404: knows no provider that is not configured', async () => {
      const management = await startTestManagement();
      for (const provider of ['github', 'constructor', 'x']) {
        expect(await send(management.origin, 'GET', `/v1/auth/${provider}/callback`)).toMatchObject({
          status: 404,
          body: { error: { code: 'not_found' } },
        });
      }
      expect(await management.audit()).toEqual([]);
      await management.stop();
    });
  });

  describe('409', () => {
    let oidc: OidcServer;
    let management: OwnTestManagement;
    beforeAll(async () => {
      oidc = await startOidcServer(['ada', 'grace', 'free'].map((id) => ({ id, name: id })));
      management = await startTestManagement(oidc.env);
    });
    afterAll(async () => {
      await management.stop();
      await oidc.stop();
    });
    const arriveToLink = async (browser: Browser, userId: string) => {
      const { body } = await browser.request('POST', '/v1/users/me/identities', { provider: 'oidc' });
      return browser.goThrough(new URL(body.authorization_url), userId);
    };

    it('leaves an account with whom it belongs to', async () => {
      const [ada, grace] = [
        await signInAs(management.origin, 'ada'),
        await signInAs(management.origin, 'grace'),
      ];
      const { id } = (await grace.get('/v1/users/me')).body;
      const answer = await grace.get(await arriveToLink(grace, 'ada'));

      expect(answer).toMatchObject({
        status: 409,
        body: { error: { type: 'conflict_error', code: 'identity_taken' } },
      });
      expect((await grace.get('/v1/users/me/identities')).body.data).toHaveLength(1);
      expect((await ada.get('/v1/users/me/identities')).body.data).toHaveLength(1);
      expect((await management.audit())[0]).toMatchObject({
        action: 'identity.link',
        outcome: 'failed',
        errorCode: 'identity_taken',
        target: { kind: 'user', id },
      });
    });

    it('gives a free account to one of two who want it at once', async () => {
      const browsers = [await signInAs(management.origin, 'ada'), await signInAs(management.origin, 'grace')];
      const callbacks: string[] = [];
      for (const browser of browsers) callbacks.push(await arriveToLink(browser, 'free'));
      const answers = await Promise.all(browsers.map((browser, index) => browser.get(callbacks[index]!)));

      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
      expect(await management.database.sql`select 1 from identities where subject = 'free'`).toHaveLength(1);
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

    it('tells that it is away at the end, leaving sessions alone', async () => {
      const browser = await signInAs(management.origin, 'ada');
      const callback = await browser.goThrough(await browser.begin(), 'ada');
      await oidc.stop();
      await expectUnavailable(await browser.get(callback));
      expect(await browser.get('/v1/users/me')).toMatchObject({ status: 200 });
    });
  });
});
