import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signInAs } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/identities', () => {
  describe('202', () => {
    let oidc: OidcServer;
    let management: OwnTestManagement;
    beforeAll(async () => {
      const ids = ['ada', 'ada-2', 'ada-3', 'eve', 'eve-2', 'eve-3'];
      oidc = await startOidcServer(ids.map((id) => ({ id, name: id })));
      management = await startTestManagement(oidc.env);
    });
    afterAll(async () => {
      await management.stop();
      await oidc.stop();
    });
    const arriveToLink = async (browser: Browser, userId: string, returnTo = '/docs') => {
      const { status, body } = await browser.request('POST', '/v1/users/me/identities', {
        provider: 'oidc',
        return_to: returnTo,
      });
      expect(status).toBe(202);
      return browser.goThrough(new URL(body.authorization_url), userId);
    };
    const subjectsOf = async (browser: Browser) =>
      (await browser.get('/v1/users/me/identities')).body.data.map(
        ({ subject }: { subject: string }) => subject,
      );

    it('lets the user sign in by another account from then on', async () => {
      const browser = await signInAs(management.origin, 'ada');
      const { id, display_name } = (await browser.get('/v1/users/me')).body;
      const session = browser.cookie('weir_session');
      const answer = await browser.get(await arriveToLink(browser, 'ada-2', '/console/me'));

      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/console/me');
      expect(browser.cookie('weir_session')).toBe(session);
      expect(await subjectsOf(browser)).toEqual(['ada-2', 'ada']);
      const [linked] = (await browser.get('/v1/users/me/identities')).body.data;
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: id, via: 'session' },
        action: 'identity.link',
        outcome: 'succeeded',
        target: { kind: 'identity', id: linked.id },
      });
      expect((await browser.get('/v1/users/me')).body.display_name).toBe(display_name);
      expect((await (await signInAs(management.origin, 'ada-2')).get('/v1/users/me')).body.id).toBe(id);
    });

    it('links an account that is linked already once', async () => {
      const browser = await signInAs(management.origin, 'eve');
      for (let times = 0; times < 2; times++) {
        expect(await browser.get(await arriveToLink(browser, 'eve'))).toMatchObject({ status: 303 });
      }
      expect(await subjectsOf(browser)).toEqual(['eve']);
    });

    it('links nothing when somebody else is signed in by then', async () => {
      const browser = await signInAs(management.origin, 'ada');
      const callback = await arriveToLink(browser, 'ada-3');
      const eve = await signInAs(management.origin, 'eve');
      browser.setCookie('weir_session', eve.cookie('weir_session')!);

      expect(await browser.get(callback)).toMatchObject({
        status: 401,
        body: { error: { code: 'sign_in_failed' } },
      });
      expect((await management.audit())[0]).toMatchObject({ action: 'identity.link', outcome: 'failed' });
      expect(await subjectsOf(eve)).toEqual(['eve']);
    });

    it('links nothing when nobody is signed in any more, and signs nobody in', async () => {
      const browser = await signInAs(management.origin, 'ada');
      const callback = await arriveToLink(browser, 'ada-3');
      await browser.request('POST', '/v1/auth/logout');

      expect(await browser.get(callback)).toMatchObject({
        status: 401,
        body: { error: { code: 'session_missing' } },
      });
      expect(browser.cookie('weir_session')).toBeUndefined();
      expect(await management.database.sql`select 1 from identities where subject = 'ada-3'`).toEqual([]);
    });

    it('links nothing to whom the link is slipped: their browser did not begin', async () => {
      const eve = await signInAs(management.origin, 'eve');
      const callback = await arriveToLink(eve, 'eve-2');
      const victim = await signInAs(management.origin, 'ada');

      expect(await victim.get(callback)).toMatchObject({
        status: 401,
        body: { error: { code: 'sign_in_failed' } },
      });
      expect(await subjectsOf(victim)).toEqual(['ada-2', 'ada']);
    });

    it('links nothing by the callback of a sign-in', async () => {
      const browser = await signInAs(management.origin, 'ada');
      await browser.signIn('eve-3');
      expect(await subjectsOf(browser)).toEqual(['eve-3']);
      const ada = await signInAs(management.origin, 'ada');
      expect(await subjectsOf(ada)).not.toContain('eve-3');
    });
  });

  describe('400', () => {
    it('takes only our own paths, and nothing it does not know', async () => {
      const management = await startTestManagement({ GITHUB_CLIENT_ID: 'x', GITHUB_CLIENT_SECRET: 'x' });
      const person = await management.signIn();
      const link = (body: object) => person.post('/v1/users/me/identities', body);

      for (const return_to of [
        '//evil.example',
        'https://evil.example',
        '/%2fevil.example',
        '/\\evil.example',
      ]) {
        expect(await link({ provider: 'github', return_to })).toMatchObject({
          status: 400,
          body: { error: { code: 'invalid_parameter', param: 'return_to' } },
        });
      }
      expect(await link({})).toMatchObject({
        status: 400,
        body: { error: { code: 'missing_parameter', param: 'provider' } },
      });
      expect(await link({ provider: 'github', user_id: person.userId })).toMatchObject({ status: 400 });
      expect(await management.database.sql`select 1 from sign_in_attempts`).toEqual([]);
      expect(await link({ provider: 'github', return_to: '/docs' })).toMatchObject({ status: 202 });
      await management.stop();
    });
  });

  describe('404', () => {
    it('knows no provider that is not configured', async () => {
      const management = await startTestManagement({ GITHUB_CLIENT_ID: 'x', GITHUB_CLIENT_SECRET: 'x' });
      const person = await management.signIn();
      for (const provider of ['google', 'GitHub', '__proto__']) {
        expect(await person.post('/v1/users/me/identities', { provider })).toMatchObject({
          status: 404,
          body: { error: { code: 'not_found' } },
        });
      }
      expect(await management.database.sql`select 1 from sign_in_attempts`).toEqual([]);
      expect(await management.audit()).toEqual([]);
      await management.stop();
    });
  });

  describe('502', () => {
    it('tells that the provider is away, sets no cookie and records it', async () => {
      const oidc = await startOidcServer([]);
      const management = await startTestManagement(oidc.env);
      await oidc.stop();
      const person = await management.signIn();
      const answer = await person.post('/v1/users/me/identities', { provider: 'oidc' });
      expect(answer).toMatchObject({
        status: 502,
        body: { error: { type: 'upstream_error', code: 'identity_provider_unavailable' } },
      });
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: person.userId },
        action: 'identity.link',
        outcome: 'failed',
        errorCode: 'identity_provider_unavailable',
      });
      await management.stop();
    });
  });
});
