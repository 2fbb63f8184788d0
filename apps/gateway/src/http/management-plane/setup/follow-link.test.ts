import { makeSetupLink } from '@weir/domain/identity';
import { afterAll, describe, expect, it } from 'vitest';
import { Person, send } from '../../../../test/management-plane/person.ts';
import { startTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('GET /v1/auth/setup', () => {
  describe('303', () => {
    it('signs in a platform admin and records it', async () => {
      const answer = await follow(await makeLink(), { 'user-agent': FIREFOX });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/console/');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      const admin = signedIn(answer.headers);
      const { body } = await admin.get('/v1/auth/session');
      expect(body).toMatchObject({
        user: { display_name: 'Setup administrator', email: null, platform_role: 'admin' },
        session: { provider: 'setup', user_agent_family: 'Firefox', current: true },
      });
      expect(body.user.last_signed_in_at).toBe(body.session.created_at);
      expect((await management.audit())[0]).toMatchObject({
        action: 'set_up',
        outcome: 'succeeded',
        target: { kind: 'user', id: body.user.id },
      });
    });

    it('signs in the same administrator every time, and makes them one again', async () => {
      const { sql } = management.database;
      const [setup] = await sql<
        { user_id: string }[]
      >`select user_id from identities where provider = 'setup'`;
      await sql`update users set platform_role = 'user', deactivated_at = ${management.now()} where id = ${setup!.user_id}`;
      const admin = signedIn((await follow(await makeLink())).headers);
      expect((await admin.get('/v1/users/me')).body).toMatchObject({
        id: setup!.user_id,
        platform_role: 'admin',
        deactivated_at: null,
      });
    });

    it('lets one of a hundred at once in', async () => {
      const link = await makeLink();
      const { sql } = management.database;
      await sql`delete from users where display_name = 'Setup administrator'`;
      const answers = await Promise.all(Array.from({ length: 100 }, () => follow(link)));
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(99);
      const [{ count }] = (await sql`select count(*)::integer as count from sessions`) as unknown as [
        { count: number },
      ];
      expect(count).toBe(1);
    });

    it('makes the administrator the owner of the only organization while it has no members, and of no other', async () => {
      const { sql } = management.database;
      const organizationId = await management.addOrganization();
      const admin = signedIn((await follow(await makeLink())).headers);
      const list = async () => (await admin.get('/v1/organizations')).body.data;
      expect(await list()).toMatchObject([{ id: organizationId, role: 'owner' }]);
      const { id } = (await admin.get('/v1/users/me')).body;
      expect(await management.audit(organizationId)).toMatchObject([
        { action: 'set_up', target: { kind: 'user', id } },
      ]);

      await sql`update organization_members set role = 'member' where user_id = ${id}`;
      expect((await follow(await makeLink())).status).toBe(303);
      await sql`delete from organization_members`;
      const other = await management.addOrganization();
      expect((await follow(await makeLink())).status).toBe(303);
      await sql`update organizations set deleted_at = ${management.now()} where id = ${other}`;
      expect((await follow(await makeLink())).status).toBe(303);
      await sql`delete from organizations where id = ${other}`;
      await sql`update organizations set deleted_at = ${management.now()}`;
      expect((await follow(await makeLink())).status).toBe(303);
      expect(await sql`select from organization_members`).toHaveLength(0);
      await sql`delete from organizations`;
    });

    it('is not used up by a HEAD', async () => {
      const link = await makeLink();
      const head = await send(management.origin, 'HEAD', link);
      expect(head.status).toBe(204);
      expect(head.headers.getSetCookie()).toEqual([]);
      expect((await follow(link)).status).toBe(303);
    });

    it('never makes a cookie valid that the browser had before, and ends its session', async () => {
      const planted = 'A'.repeat(43);
      const attacked = await follow(await makeLink(), { cookie: `weir_session=${planted}` });
      expect(attacked.status).toBe(303);
      expect(signedIn(attacked.headers).credentials.cookie).not.toContain(planted);
      const nobody = await send(management.origin, 'GET', '/v1/users/me', {
        headers: { cookie: `weir_session=${planted}` },
      });
      expect(nobody.status).toBe(401);

      const attacker = await management.signIn();
      const victim = await follow(await makeLink(), { ...attacker.credentials });
      expect(victim.status).toBe(303);
      expect((await attacker.get('/v1/users/me')).status).toBe(401);
    });

    it('ends the session that the browser had, also when it still sends the token before', async () => {
      const person = await management.signIn();
      await management.database.sql`update sessions set rotation_due = true where user_id = ${person.userId}`;
      const [renewed] = (await person.get('/v1/users/me')).headers.getSetCookie();
      const cookie = renewed!.split(';')[0]!;
      expect((await person.get('/v1/users/me', { cookie })).status).toBe(200);
      expect((await follow(await makeLink(), { ...person.credentials })).status).toBe(303);
      expect((await person.get('/v1/users/me', { cookie })).status).toBe(401);
    });

    async function makeLink(): Promise<string> {
      const link = await makeSetupLink(management.origin, false, management.composition.services.management);
      return link.slice(management.origin.length);
    }

    function follow(link: string, headers: Record<string, string> = {}) {
      return send(management.origin, 'GET', link, { headers });
    }

    function signedIn(headers: Headers): Person {
      const [cookie] = headers.getSetCookie();
      expect(cookie).toMatch(/^weir_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
      const nobody = { userId: '' as Person['userId'], displayName: '', email: null };
      return new Person(management.origin, nobody, { cookie: cookie!.split(';')[0]! });
    }
  });

  describe('401', () => {
    it('answers alike to a used, an expired, a replaced, an unknown and a missing token, and records it', async () => {
      const used = await makeLink();
      expect((await follow(used)).status).toBe(303);
      const replaced = await makeLink();
      const expired = await makeLink();
      await management.database.sql`update setup_links set expires_at = ${management.now()}`;
      const unknown = `/v1/auth/setup?token=${'A'.repeat(43)}`;
      const bodies = new Set<string>();
      for (const link of [used, replaced, expired, unknown, '/v1/auth/setup?token=', '/v1/auth/setup']) {
        const { status, headers, body } = await follow(link);
        expect(status).toBe(401);
        expect(headers.getSetCookie()).toEqual([]);
        const { request_id, ...error } = body.error;
        expect(error.code).toBe('setup_link_invalid');
        bodies.add(JSON.stringify(error));
        expect((await management.audit())[0]).toMatchObject({
          actor: { kind: 'anonymous', userId: null },
          action: 'set_up',
          outcome: 'failed',
          errorCode: 'setup_link_invalid',
          target: null,
          requestId: request_id,
        });
      }
      expect(bodies.size).toBe(1);
    });

    it('opens nothing to the stored hash', async () => {
      await makeLink();
      const [row] = await management.database.sql`select token_hash from setup_links`;
      expect((await follow(`/v1/auth/setup?token=${row!.token_hash}`)).status).toBe(401);
    });

    it('leaves one link, however many replicas start at once', async () => {
      const links = await Promise.all(Array.from({ length: 10 }, makeLink));
      const answers = await Promise.all(links.map(follow));
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    });

    async function makeLink(): Promise<string> {
      const link = await makeSetupLink(management.origin, false, management.composition.services.management);
      return link.slice(management.origin.length);
    }

    function follow(link: string) {
      return send(management.origin, 'GET', link);
    }
  });
});
