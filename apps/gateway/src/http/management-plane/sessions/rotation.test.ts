import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('a session whose user got another role', () => {
  let admin: Person;
  beforeAll(async () => {
    admin = await management.signIn({ platformRole: 'admin' });
  });

  it('gets a new token with the next answer, whatever that is, and keeps the old one for half a minute', async () => {
    const person = await management.signIn();
    await promote(person);
    const answer = await person.get('/v1/admin/users/00000000-0000-7000-8000-000000000000');
    expect(answer.status).toBe(404);
    const [cookie, ...more] = answer.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toMatch(/^weir_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const token = cookie!.split(';')[0]!;
    expect(token).not.toBe(person.credentials.cookie);
    const again = await person.get('/v1/users/me', { cookie: token });
    expect(again.status).toBe(200);
    expect(again.headers.getSetCookie()).toEqual([]);
    expect((await person.get('/v1/users/me')).status).toBe(200);

    const { sql } = management.database;
    const [left] =
      await sql`select previous_token_until - ${management.now()} as left from sessions where user_id = ${person.userId}`;
    expect(left!.left).toMatch(/^00:00:(2\d|30)/);
    await sql`update sessions set previous_token_until = ${management.now()} where user_id = ${person.userId}`;
    expect((await person.get('/v1/users/me')).status).toBe(401);
    expect((await person.get('/v1/users/me', { cookie: token })).status).toBe(200);
  });

  it('gets one new token though a hundred requests are under way, and all of them succeed', async () => {
    const person = await management.signIn();
    await promote(person);
    const answers = await Promise.all(Array.from({ length: 100 }, () => person.get('/v1/users/me')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const cookies = answers.flatMap(({ headers }) => headers.getSetCookie());
    expect(cookies).toHaveLength(1);
    expect((await person.get('/v1/users/me', { cookie: cookies[0]!.split(';')[0]! })).status).toBe(200);
  });

  it('never gives a new token to the holder of a replaced one', async () => {
    const person = await management.signIn();
    await promote(person);
    await person.get('/v1/users/me');
    await promote(person, 'admin_readonly');
    const answer = await person.get('/v1/users/me');
    expect(answer).toMatchObject({ status: 200, body: { platform_role: 'admin_readonly' } });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('has the new role in the very next request, on a session that is not rotated yet', async () => {
    const person = await management.signIn({ platformRole: 'admin' });
    expect((await person.get('/v1/admin/users')).status).toBe(200);
    await promote(person, 'user');
    expect((await person.get('/v1/admin/users')).status).toBe(403);
  });

  it('is rotated in each of their browsers', async () => {
    const person = await management.signIn();
    const elsewhere = await management.signInAgain(person);
    await promote(person);
    for (const browser of [person, elsewhere]) {
      expect((await browser.get('/v1/users/me')).headers.getSetCookie()).toHaveLength(1);
    }
  });

  it('is rotated for a role in an organization, too', async () => {
    const { organizationId, owner, member } = await management.addCast();
    const path = `/v1/organizations/${organizationId}/members/${member.userId}`;
    expect((await owner.patch(path, { role: 'admin' })).status).toBe(200);
    expect((await member.get('/v1/users/me')).headers.getSetCookie()).toHaveLength(1);
    expect((await owner.get('/v1/users/me')).headers.getSetCookie()).toEqual([]);
  });

  it('ends when a request signs out that still has the replaced token', async () => {
    const person = await management.signIn();
    await promote(person);
    const [cookie] = (await person.get('/v1/users/me')).headers.getSetCookie();
    const replacement = { cookie: cookie!.split(';')[0]! };
    expect((await person.get('/v1/users/me', replacement)).status).toBe(200);
    expect((await person.post('/v1/auth/logout')).status).toBe(204);
    for (const headers of [replacement, {}]) {
      expect((await person.get('/v1/users/me', headers)).status).toBe(401);
    }
    expect((await management.audit())[0]).toMatchObject({
      actor: { userId: person.userId },
      action: 'sign_out',
    });
  });

  it('ends with one cleared cookie when the next request signs out', async () => {
    const person = await management.signIn();
    await promote(person);
    const answer = await person.delete('/v1/users/me/sessions');
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^weir_session=; Max-Age=0;/)]);
    const { sql } = management.database;
    expect(await sql`select id from sessions where user_id = ${person.userId}`).toEqual([]);
  });

  async function promote(person: Person, platformRole = 'admin') {
    const answer = await admin.patch(`/v1/admin/users/${person.userId}`, { platform_role: platformRole });
    expect(answer.status).toBe(200);
  }
});
