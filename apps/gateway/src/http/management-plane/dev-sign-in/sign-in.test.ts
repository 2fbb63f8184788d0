import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, send } from '../../../../test/management-plane/person.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/auth/dev/login', () => {
  describe('303', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({
        DEV_LOGIN: '1',
        INITIAL_ADMINS: 'ada@example.com,root@localhost',
      });
    });
    afterAll(() => management.stop());

    it.each([
      ['Ada@example.com', 'ada@example.com', 'admin'],
      ['root', 'root@localhost', 'admin'],
      [' Grace Hopper ', 'grace.hopper@localhost', 'user'],
      ['Ünal', 'ünal@localhost', 'user'],
    ])('signs in %s as %s, %s', async (name, email, platformRole) => {
      const answer = await submit({ name, return_to: '/docs?x=1' });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/docs?x=1');
      expect((await personOf(answer.headers).get('/v1/auth/session')).body).toMatchObject({
        user: { display_name: name.trim(), email, email_verified: true, platform_role: platformRole },
        session: { provider: 'dev' },
      });
      expect((await management.audit())[0]).toMatchObject({ action: 'sign_in', outcome: 'succeeded' });
    });

    it('knows somebody again, in whichever case, and never as somebody with the same address elsewhere', async () => {
      const elsewhere = await management.signIn({ email: 'linus@example.com' });
      const ids = [];
      for (const name of ['linus@example.com', 'LINUS@example.com']) {
        const person = personOf((await submit({ name })).headers);
        ids.push((await person.get('/v1/users/me')).body.id);
      }
      expect(ids[1]).toBe(ids[0]);
      expect(ids[0]).not.toBe(elsewhere.userId);
    });

    it('makes one user of a hundred sign-ins at once', async () => {
      const answers = await Promise.all(Array.from({ length: 100 }, () => submit({ name: 'Everybody' })));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
      const { sql } = management.database;
      expect(await sql`select id from users where display_name = 'Everybody'`).toHaveLength(1);
    });

    it('ends the session that the browser had', async () => {
      const before = personOf((await submit({ name: 'One' })).headers);
      const after = personOf((await submit({ name: 'Other' }, before.credentials)).headers);
      expect((await before.get('/v1/users/me')).status).toBe(401);
      expect((await after.get('/v1/users/me')).body.display_name).toBe('Other');
    });

    it('ends it also when the browser still has the token that was just replaced', async () => {
      const before = personOf((await submit({ name: 'Early' })).headers);
      const { id } = (await before.get('/v1/users/me')).body;
      await management.database.sql`update sessions set rotation_due = true where user_id = ${id}`;
      const rotated = personOf((await before.get('/v1/users/me')).headers);
      expect((await rotated.get('/v1/users/me')).status).toBe(200);
      await submit({ name: 'Late' }, before.credentials);
      expect((await rotated.get('/v1/users/me')).status).toBe(401);
    });

    function submit(fields: Record<string, string>, headers: Readonly<Record<string, string>> = {}) {
      return send(management.origin, 'POST', '/v1/auth/dev/login', {
        body: new URLSearchParams(fields).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: management.origin,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      });
    }

    function personOf(headers: Headers): Person {
      const [cookie] = headers.getSetCookie();
      const nobody = { userId: '' as Person['userId'], displayName: '', email: null };
      return new Person(management.origin, nobody, { cookie: cookie!.split(';')[0]! });
    }
  });

  describe('400', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({ DEV_LOGIN: '1' });
    });
    afterAll(() => management.stop());

    it.each([
      ['name', 'return_to=/docs'],
      ['name', 'name=+'],
      ['name', `name=${'a'.repeat(101)}`],
      ['name', 'name=a%00b'],
      ['return_to', 'name=Ada&return_to=https://evil.example'],
      ['return_to', 'name=Ada&return_to=//evil.example'],
      ['return_to', 'name=Ada&return_to=/%255Cevil.example'],
    ])('does not take the %s of %.60s', async (param, body) => {
      expect(await post(management, body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
    });
  });

  describe('413', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({ DEV_LOGIN: '1' });
    });
    afterAll(() => management.stop());

    it('takes no form that is too large', async () => {
      expect(await post(management, `name=${'a'.repeat(10_000)}`)).toMatchObject({
        status: 413,
        body: { error: { code: 'body_too_large' } },
      });
    });
  });

  describe('415', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({ DEV_LOGIN: '1' });
    });
    afterAll(() => management.stop());

    it('takes nothing but a form', async () => {
      expect(await post(management, '{"name":"Ada"}', 'application/json')).toMatchObject({
        status: 415,
        body: { error: { code: 'unsupported_media_type' } },
      });
    });
  });

  describe('401', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({ DEV_LOGIN: '1' });
    });
    afterAll(() => management.stop());

    it('lets no deactivated user in, and records it', async () => {
      const post = () =>
        send(management.origin, 'POST', '/v1/auth/dev/login', {
          body: 'name=Ada',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
      expect((await post()).status).toBe(303);
      await management.database.sql`update users set deactivated_at = ${management.now()}`;
      const answer = await post();
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'account_deactivated' } } });
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect((await management.audit())[0]).toMatchObject({
        action: 'sign_in',
        outcome: 'failed',
        errorCode: 'account_deactivated',
      });
    });
  });

  async function post(
    { origin }: OwnTestManagement,
    body: string,
    contentType = 'application/x-www-form-urlencoded',
  ) {
    const answer = await send(origin, 'POST', '/v1/auth/dev/login', {
      body,
      headers: { 'content-type': contentType },
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    return answer;
  }
});
