import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, signInAs } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import type { Answer } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const EVE = { id: 'eve', name: 'Eve Marked', email: 'eve.marked@example.com', emailVerified: true };

describe('GET /v1/auth/{provider}/callback, 401', () => {
  let oidc: OidcServer;
  let management: TestManagement;
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
    await fails(answer, 'refused_by_provider');
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
