import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/auth/dev/login, 303', () => {
  let management: TestManagement;
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
