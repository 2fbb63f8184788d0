import { newId, type UserActor } from '@weir/domain/kernel';
import { updateUser } from '@weir/domain/users';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, send } from '../../../../test/management-plane/person.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import { type Cast, startTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { inDays } from '../../../../test/management-plane/tokens.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

describe('PATCH /v1/admin/users/{user_id}', () => {
  describe('200', () => {
    let admin: Person;
    beforeAll(async () => {
      admin = await management.signIn({ platformRole: 'admin' });
    });

    it('changes a platform role and records it', async () => {
      const person = await management.signIn();
      const answer = await admin.patch(`/v1/admin/users/${person.userId}`, {
        platform_role: 'admin_readonly',
      });
      expect(answer).toMatchObject({
        status: 200,
        body: { id: person.userId, platform_role: 'admin_readonly' },
      });
      expect((await person.get('/v1/admin/users')).status).toBe(200);
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: admin.userId },
        action: 'user.update',
        outcome: 'succeeded',
        target: { kind: 'user', id: person.userId },
        changedFields: ['platform_role'],
        roleChange: { from: 'user', to: expect.stringMatching(/^admin/) },
      });
    });

    it('does not ask for a new token where nothing changed', async () => {
      const person = await management.signIn();
      const answer = await admin.patch(`/v1/admin/users/${person.userId}`, { platform_role: 'user' });
      expect(answer.status).toBe(200);
      expect((await person.get('/v1/users/me')).headers.getSetCookie()).toEqual([]);
      expect((await management.audit())[0]!.changedFields).toEqual([]);
    });

    it('ends sessions and tokens of whom it deactivates, and none of them comes back with the user', async () => {
      const person = await management.signIn();
      const path = `/v1/admin/users/${person.userId}`;
      const made = await person.post('/v1/users/me/tokens', {
        name: 'script',
        scopes: ['profile:read'],
        expires_at: inDays(1),
      });
      const issued = await person.post('/v1/auth/token', {});
      const credentials = {
        session: person.credentials,
        'personal access token': { authorization: `Bearer ${made.body.token}` },
        'access token': { authorization: `Bearer ${issued.body.access_token}` },
      };
      const statuses = () =>
        Promise.all(
          Object.values(credentials).map(async (headers) => {
            return (await send(management.origin, 'GET', '/v1/users/me', { headers })).status;
          }),
        );
      expect(await statuses()).toEqual([200, 200, 200]);

      const deactivated = await admin.patch(path, { deactivated_at: 'now' });
      expect(deactivated.body.deactivated_at).toMatch(/Z$/);
      expect((await management.audit())[0]).toMatchObject({
        action: 'user.update',
        changedFields: ['deactivated_at'],
      });
      expect(await statuses()).toEqual([401, 401, 401]);
      const again = await admin.patch(path, { deactivated_at: 'now' });
      expect(again.body.deactivated_at).toBe(deactivated.body.deactivated_at);

      const active = await admin.patch(path, { deactivated_at: null });
      expect(active.body.deactivated_at).toBeNull();
      expect(await statuses()).toEqual([401, 401, 401]);
      const refreshed = await send(management.origin, 'POST', '/v1/auth/token/refresh', {
        body: { refresh_token: issued.body.refresh_token },
      });
      expect(refreshed.status).toBe(401);
    });

    it('stops the API keys of whom it deactivates, until they are active again', async () => {
      const person = await management.signIn();
      const organizationId = await management.addOrganization([[person, 'member']]);
      const workspaceId = await management.addWorkspace(organizationId);
      const { body: key } = await person.post(`/v1/workspaces/${workspaceId}/api-keys`, { name: 'laptop' });
      const opens = async () => {
        const headers = { authorization: `Bearer ${key.secret}` };
        return (await send(management.origin, 'GET', '/v1/key', { headers })).status;
      };
      expect(await opens()).toBe(200);
      await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated_at: 'now' });
      await expect.poll(opens).toBe(401);
      await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated_at: null });
      await expect.poll(opens).toBe(200);
    });

    it('stops a deactivated user on every replica at once', async () => {
      const replica = await startReplica(management.databaseUrl);
      try {
        const person = await management.signIn();
        const onReplica = () =>
          fetch(`${replica.origin}/v1/users/me`, { headers: { ...person.credentials } }).then(
            ({ status }) => status,
          );
        expect(await onReplica()).toBe(200);
        await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated_at: 'now' });
        expect(await onReplica()).toBe(401);
      } finally {
        await replica.stop();
      }
    });
  });

  describe('403', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['platformReader', 'owner', 'stranger'] as const)(
      'lets no %s raise themselves or bring an admin down',
      async (who) => {
        for (const [target, body] of [
          [cast[who], { platform_role: 'admin' }],
          [cast.platformAdmin, { platform_role: 'user' }],
          [cast.platformAdmin, { deactivated_at: 'now' }],
        ] as const) {
          expect(await cast[who].patch(`/v1/admin/users/${target.userId}`, body)).toMatchObject({
            status: 403,
            body: { error: { code: 'permission_denied' } },
          });
        }
        expect((await cast.platformAdmin.get(`/v1/admin/users/${cast[who].userId}`)).body.platform_role).toBe(
          who === 'platformReader' ? 'admin_readonly' : 'user',
        );
        expect((await management.audit())[0]).toMatchObject({
          actor: { userId: cast[who].userId },
          action: 'user.update',
          outcome: 'refused',
        });
      },
    );

    it('takes no orders from an admin who was brought down a moment before', async () => {
      const one = await management.signIn({ platformRole: 'admin' });
      const other = await management.signIn({ platformRole: 'admin' });
      const answers = await Promise.all([
        one.patch(`/v1/admin/users/${other.userId}`, { platform_role: 'user' }),
        other.patch(`/v1/admin/users/${one.userId}`, { platform_role: 'user' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    });

    it('takes no orders in a request that began when its caller was an admin still', async () => {
      const { userId } = cast.member;
      const actor: UserActor = {
        kind: 'user',
        userId,
        platformRole: 'admin',
        signedInBy: { via: 'session', sessionId: newId(0, (length) => new Uint8Array(length)) },
        scopes: null,
        organizationId: null,
      };
      const caller = { actor, requestId: null, client: null };
      const { management: ports } = management.composition.services;
      await expect(updateUser(caller, userId, { platformRole: 'admin' }, ports)).rejects.toMatchObject({
        code: 'permission_denied',
      });
      expect((await cast.member.get('/v1/users/me')).body.platform_role).toBe('user');
    });
  });

  describe('404', () => {
    it.each([{ platform_role: 'user' }, { platform_role: 'admin' }, { deactivated_at: 'now' }])(
      'knows nobody by an unknown id: %j',
      async (body) => {
        const admin = await management.signIn({ platformRole: 'admin' });
        expect(await admin.patch('/v1/admin/users/00000000-0000-7000-8000-000000000000', body)).toMatchObject(
          {
            status: 404,
            body: { error: { code: 'not_found' } },
          },
        );
      },
    );
  });

  describe('409', () => {
    beforeEach(async () => {
      await management.database.sql`update users set platform_role = 'user'`;
    });

    it('keeps the last active platform admin', async () => {
      const admin = await management.signIn({ platformRole: 'admin' });
      const gone = await management.signIn({ platformRole: 'admin' });
      await admin.patch(`/v1/admin/users/${gone.userId}`, { deactivated_at: 'now' });
      for (const body of [
        { platform_role: 'user' },
        { platform_role: 'admin_readonly' },
        { deactivated_at: 'now' },
        { platform_role: 'admin', deactivated_at: 'now' },
      ]) {
        expect(await admin.patch(`/v1/admin/users/${admin.userId}`, body)).toMatchObject({
          status: 409,
          body: { error: { type: 'conflict_error', code: 'last_admin' } },
        });
      }
      expect((await admin.get('/v1/users/me')).body).toMatchObject({
        platform_role: 'admin',
        deactivated_at: null,
      });
    });

    it('keeps the last active owner of an organization, until there is another', async () => {
      const admin = await management.signIn({ platformRole: 'admin' });
      const [owner, gone, heir] = [
        await management.signIn(),
        await management.signIn(),
        await management.signIn(),
      ];
      const id = await management.addOrganization([
        [owner, 'owner'],
        [gone, 'owner'],
        [heir, 'member'],
      ]);
      const deactivate = (person: Person) =>
        admin.patch(`/v1/admin/users/${person.userId}`, { deactivated_at: 'now' });
      expect((await deactivate(gone)).status).toBe(200);
      expect(await deactivate(owner)).toMatchObject({
        status: 409,
        body: { error: { type: 'conflict_error', code: 'last_owner', message: expect.stringContaining(id) } },
      });
      expect((await owner.get('/v1/users/me')).body.deactivated_at).toBeNull();
      expect((await deactivate(gone)).status).toBe(200);
      const path = `/v1/organizations/${id}/members/${heir.userId}`;
      expect((await owner.patch(path, { role: 'owner' })).status).toBe(200);
      expect((await deactivate(owner)).status).toBe(200);
    });

    it('deactivates the owner of an organization that is deleted', async () => {
      const admin = await management.signIn({ platformRole: 'admin' });
      const owner = await management.signIn();
      const id = await management.addOrganization([[owner, 'owner']]);
      expect((await owner.delete(`/v1/organizations/${id}`)).status).toBe(204);
      expect((await admin.patch(`/v1/admin/users/${owner.userId}`, { deactivated_at: 'now' })).status).toBe(
        200,
      );
    });

    it.each([
      [
        'steps down',
        (one: Person, id: string) =>
          one.patch(`/v1/organizations/${id}/members/${one.userId}`, { role: 'admin' }),
      ],
      ['leaves', (one: Person, id: string) => one.delete(`/v1/organizations/${id}/members/${one.userId}`)],
      [
        'is deactivated',
        (one: Person, _: string, admin: Person) =>
          admin.patch(`/v1/admin/users/${one.userId}`, { deactivated_at: 'now' }),
      ],
    ] as const)('keeps one of two owners where one %s while the other is deactivated', async (_, take) => {
      const admin = await management.signIn({ platformRole: 'admin' });
      for (let round = 0; round < 10; round++) {
        const [one, other] = [await management.signIn(), await management.signIn()];
        const id = await management.addOrganization([
          [one, 'owner'],
          [other, 'owner'],
        ]);
        const answers = await Promise.all([
          take(one, id, admin),
          admin.patch(`/v1/admin/users/${other.userId}`, { deactivated_at: 'now' }),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([expect.toBeOneOf([200, 204]), 409]);
      }
    });

    it('names no owner who is deactivated at the same time', async () => {
      const admin = await management.signIn({ platformRole: 'admin' });
      for (let round = 0; round < 10; round++) {
        const [owner, heir] = [await management.signIn(), await management.signIn()];
        const id = await management.addOrganization([
          [owner, 'owner'],
          [heir, 'member'],
        ]);
        const answers = await Promise.all([
          owner.post(`/v1/organizations/${id}/transfer-ownership`, { user_id: heir.userId }),
          admin.patch(`/v1/admin/users/${heir.userId}`, { deactivated_at: 'now' }),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      }
    });

    it('keeps one of twenty admins however a hundred requests would take their power away at once', async () => {
      const admins = await Promise.all(
        Array.from({ length: 20 }, () => management.signIn({ platformRole: 'admin' })),
      );
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          admins[index % 20]!.patch(
            `/v1/admin/users/${admins[(index * 7 + 3) % 20]!.userId}`,
            index % 2 === 0 ? { platform_role: 'user' } : { deactivated_at: 'now' },
          ),
        ),
      );
      const statuses = new Set(answers.map(({ status }) => status));
      for (const status of statuses) expect([200, 401, 403, 409]).toContain(status);
      expect(statuses).toContain(200);
      const left = await management.database.sql`select id from users
      where platform_role = 'admin' and deactivated_at is null`;
      expect(left.length).toBeGreaterThanOrEqual(1);
    });

    it('lets a hundred attempts of two admins to resign leave exactly one', async () => {
      const [one, other] = await Promise.all([
        management.signIn({ platformRole: 'admin' }),
        management.signIn({ platformRole: 'admin' }),
      ]);
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          const admin = index % 2 === 0 ? one : other;
          return admin.patch(`/v1/admin/users/${admin.userId}`, { platform_role: 'user' });
        }),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.some(({ status, body }) => status === 409 && body.error.code === 'last_admin')).toBe(
        true,
      );
      const left = await management.database.sql`select id from users
      where platform_role = 'admin' and deactivated_at is null`;
      expect(left).toHaveLength(1);
    });
  });
});
