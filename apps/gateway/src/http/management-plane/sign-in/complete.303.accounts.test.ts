import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, signInAs } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const VICTIM = { id: 'victim', name: 'Victim', email: 'victim@example.com', emailVerified: true };
const PRIMARY = { email: 'victim@example.com', primary: true, verified: true };

describe('GET /v1/auth/{provider}/callback, 303, accounts', () => {
  let oidc: OidcServer;
  let github: Server;
  let gitHubUser: { id: number; login: string };
  let gitHubEmails: object[];
  let management: TestManagement;
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
