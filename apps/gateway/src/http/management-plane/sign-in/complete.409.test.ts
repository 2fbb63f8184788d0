import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signInAs } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/{provider}/callback, 409', () => {
  let oidc: OidcServer;
  let management: TestManagement;
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
