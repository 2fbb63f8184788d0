import type { OrganizationRole } from '@weir/domain/kernel';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../../../../test/changes-heard.ts';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { type Person, send } from '../../../../test/management-plane/person.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}/members/{user_id}', () => {
  describe('204', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    const addTarget = async (role: OrganizationRole) => {
      const person = await management.signIn();
      await management.addMember(cast.organizationId, person, role);
      return person;
    };
    const path = (person: Person) => `/v1/organizations/${cast.organizationId}/members/${person.userId}`;

    it.each([
      ['owner', 'member'],
      ['owner', 'owner'],
      ['admin', 'member'],
      ['admin', 'admin'],
      ['platformAdmin', 'owner'],
    ] as const)(
      'lets a %s remove a %s, who sees nothing of it from then on, and records it',
      async (who, role) => {
        const target = await addTarget(role);
        expect(await cast[who].delete(path(target))).toMatchObject({
          status: 204,
          body: '',
        });
        const refused = await target.get(`/v1/organizations/${cast.organizationId}`);
        expect(refused.status).toBe(404);
        expect(refused.headers.get('set-cookie')).toMatch(/^weir_session=[\w-]{43};/);
        expect((await target.get('/v1/organizations')).body.data).toEqual([]);
        expect((await management.audit(cast.organizationId))[0]).toMatchObject({
          actor: { userId: cast[who].userId },
          action: 'member.remove',
          target: { kind: 'member', id: target.userId },
          changedFields: [],
        });
      },
    );

    it.each(['owner', 'admin', 'member'] as const)('lets a %s leave', async (role) => {
      const person = await addTarget(role);
      expect((await person.delete(path(person))).status).toBe(204);
      expect((await person.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
    });

    it("revokes the member's own keys in the organization and ends their team memberships, and no more", async () => {
      const { organizationId, admin, member } = cast;
      const target = await addTarget('member');
      const [workspace, deleted] = [
        await management.addWorkspace(organizationId, 'In use'),
        await management.addWorkspace(organizationId, 'Deleted'),
      ];
      await admin.delete(`/v1/workspaces/${deleted}`);
      const elsewhere = await management.addOrganization([[target, 'member']]);
      const own = [
        await addApiKey(management, workspace, target.userId),
        await addApiKey(management, deleted, target.userId),
      ];
      await addApiKey(management, workspace, member.userId);
      await addApiKey(management, workspace);
      await addApiKey(management, await management.addWorkspace(elsewhere), target.userId);
      const teamId = (await admin.post(`/v1/organizations/${organizationId}/teams`, { name: 'Team' })).body
        .id;
      await management.database.sql`insert into team_members (team_id, user_id, organization_id, created_at)
      values (${teamId}, ${target.userId}, ${organizationId}, ${management.now()})`;

      expect((await admin.delete(path(target))).status).toBe(204);
      const revoked = await management.database.sql`
      select id from api_keys where revoked_at is not null and workspace_id in (
        select id from workspaces where organization_id in (${organizationId}, ${elsewhere})) order by id`;
      expect(revoked.map(({ id }) => id)).toEqual(own.map(({ id }) => id).sort());
      expect(await management.database.sql`select from team_members where team_id = ${teamId}`).toHaveLength(
        0,
      );
      expect((await management.audit(organizationId))[0]).toMatchObject({
        action: 'member.remove',
        changedFields: ['api_keys'],
      });
    });

    it('stops the keys on another gateway too, within a second', async () => {
      const target = await addTarget('member');
      const { secret } = await addApiKey(
        management,
        await management.addWorkspace(cast.organizationId, 'Watched'),
        target.userId,
      );
      const replica = await startReplica(management.databaseUrl);
      try {
        const ask = () =>
          send(replica.origin, 'GET', '/v1/key', { headers: { authorization: `Bearer ${secret}` } });
        expect((await ask()).status).toBe(200);
        await target.delete(path(target));
        await vi.waitFor(async () => expect((await ask()).status).toBe(401), WITHIN_A_SECOND);
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

    it.each([
      ['member', 'admin'],
      ['member', 'owner'],
      ['admin', 'owner'],
      ['platformReader', 'member'],
    ] as const)('stops a %s from removing a %s, and records it', async (who, whose) => {
      const { organizationId } = cast;
      expect(
        await cast[who].delete(`/v1/organizations/${organizationId}/members/${cast[whose].userId}`),
      ).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
      expect((await cast[whose].get(`/v1/organizations/${organizationId}`)).body.role).toBe(whose);
      expect((await management.audit(organizationId))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'member.remove',
        outcome: 'refused',
      });
    });
  });

  describe('404', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it("finds no member in a stranger, in nobody, or in another organization's member", async () => {
      const elsewhere = await management.signIn();
      const other = await management.addOrganization([[elsewhere, 'member']]);
      const members = `/v1/organizations/${cast.organizationId}/members`;
      for (const id of [cast.stranger.userId, elsewhere.userId, '019bc0de-0000-7000-8000-00000000a001']) {
        expect((await cast.owner.delete(`${members}/${id}`)).status, id).toBe(404);
      }
      expect((await elsewhere.get(`/v1/organizations/${other}`)).status).toBe(200);
    });

    it('removes nobody twice', async () => {
      const path = `/v1/organizations/${cast.organizationId}/members/${cast.member.userId}`;
      const answers = await Promise.all(Array.from({ length: 100 }, () => cast.admin.delete(path)));
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(99);
      expect(await management.audit(cast.organizationId)).toHaveLength(1);
    });
  });

  describe('409', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    const ownersOf = async (id: string) =>
      (await cast.platformAdmin.get(`/v1/organizations/${id}/members?role=owner`)).body.data.map(
        ({ user_id }: { user_id: string }) => user_id,
      );

    it.each(['owner', 'platformAdmin'] as const)('lets no %s take the last owner out', async (who) => {
      const { organizationId, owner } = cast;
      expect(
        await cast[who].delete(`/v1/organizations/${organizationId}/members/${owner.userId}`),
      ).toMatchObject({ status: 409, body: { error: { type: 'conflict_error', code: 'last_owner' } } });
      expect(await ownersOf(organizationId)).toEqual([owner.userId]);
      expect(await management.audit(organizationId)).toEqual([]);
    });

    it('keeps one of two owners who leave a hundred times at once', async () => {
      const people = [await management.signIn(), await management.signIn()] as const;
      const id = await management.addOrganization(people.map((person) => [person, 'owner'] as const));
      const answers = await Promise.all(
        Array.from({ length: 100 }, async (_, i) => {
          const person = people[i % 2]!;
          const { status, body } = await person.delete(`/v1/organizations/${id}/members/${person.userId}`);
          return { person, status, code: body.error?.code };
        }),
      );
      const [left, ...others] = await ownersOf(id);
      expect(others).toEqual([]);
      const gone = answers.filter(({ person }) => person.userId !== left);
      const stayed = answers.filter(({ person }) => person.userId === left);
      expect(stayed).toHaveLength(50);
      for (const { status, code } of stayed)
        expect({ status, code }).toEqual({ status: 409, code: 'last_owner' });
      expect(gone.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(gone.filter(({ status }) => status === 404)).toHaveLength(49);
    });

    it('keeps one of two owners of whom one is demoted and one removed, a hundred times at once', async () => {
      const [one, other] = [await management.signIn(), await management.signIn()];
      const id = await management.addOrganization([
        [one, 'owner'],
        [other, 'owner'],
      ]);
      const { platformAdmin } = cast;
      const demote = () =>
        platformAdmin.patch(`/v1/organizations/${id}/members/${one.userId}`, { role: 'member' });
      const remove = () => platformAdmin.delete(`/v1/organizations/${id}/members/${other.userId}`);
      const pairs = await Promise.all(
        Array.from({ length: 50 }, async () => {
          const [demoted, removed] = await Promise.all([demote(), remove()]);
          return [demoted.status, removed.status];
        }),
      );
      const owners = await ownersOf(id);
      expect(owners).toHaveLength(1);
      const count = (which: 0 | 1, status: number) => pairs.filter((pair) => pair[which] === status).length;
      expect([count(0, 200), count(0, 409), count(1, 204), count(1, 404), count(1, 409)]).toEqual(
        owners[0] === one.userId ? [0, 50, 1, 49, 0] : [50, 0, 0, 0, 50],
      );
    });
  });
});
