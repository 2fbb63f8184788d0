import type { OrganizationRole } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../../../../test/changes-heard.ts';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { type Person, send } from '../../../../test/management-plane/person.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/members/{user_id}, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

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
        status: 200,
        body: { id: target.userId, deleted: true },
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
    expect((await person.delete(path(person))).status).toBe(200);
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
    const teamId = (await admin.post(`/v1/organizations/${organizationId}/teams`, { name: 'Team' })).body.id;
    await management.database.sql`insert into team_members (team_id, user_id, organization_id, created_at)
      values (${teamId}, ${target.userId}, ${organizationId}, ${management.now()})`;

    expect((await admin.delete(path(target))).status).toBe(200);
    const revoked = await management.database.sql`
      select id from api_keys where revoked_at is not null order by id`;
    expect(revoked.map(({ id }) => id)).toEqual(own.map(({ id }) => id).sort());
    expect(await management.database.sql`select from team_members where team_id = ${teamId}`).toHaveLength(0);
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
