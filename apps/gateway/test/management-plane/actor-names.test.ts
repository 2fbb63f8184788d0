import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Person } from './person.ts';
import { type Cast, sharedTestManagement } from './start-test-management.ts';
import { createPersonalAccessToken, withToken } from './tokens.ts';

const management = await sharedTestManagement();

describe('the names of who did something', () => {
  let cast: Cast;
  let leaver: Person;
  let account: { id: string; name: string };
  let organization: string;
  beforeAll(async () => {
    cast = await management.addCast();
    organization = `/v1/organizations/${cast.organizationId}`;
    leaver = await management.signIn();
    await management.addMember(cast.organizationId, leaver, 'admin');
    const workspaceId = await management.addWorkspace(cast.organizationId);
    account = (await cast.owner.post(`${organization}/service-accounts`, { name: 'Deployer' })).body;
    for (const who of [cast.admin, leaver, cast.member]) {
      await who.post(`/v1/workspaces/${workspaceId}/api-keys`, { name: who.userId });
    }
    // A platform admin is no member.
    for (const who of [cast.admin, leaver, cast.platformAdmin]) {
      await who.post(`${organization}/teams`, { name: `Of ${who.userId}` });
      await who.post(`${organization}/invitations`, {
        invitations: [{ email: `${who.userId}@example.com`, role: 'member' }],
      });
    }
    await cast.owner.delete(`${organization}/members/${leaver.userId}`);
  });

  it.each(['audit-log?limit=100', 'invitations', 'api-keys?state=all'])(
    'come with %s: of members, not of who has left or is no member',
    async (list) => {
      const { status, body } = await cast.admin.get(`${organization}/${list}`);
      expect(status).toBe(200);
      expect(JSON.stringify(body.data)).toContain(leaver.userId);
      expect(body.names).toMatchObject({ [cast.admin.userId]: cast.admin.displayName });
      expect(body.names).not.toHaveProperty(leaver.userId);
      expect(body.names).not.toHaveProperty(cast.platformAdmin.userId);
    },
  );

  it('include service accounts, also where they are what something was done to', async () => {
    const { body } = await cast.admin.get(`${organization}/audit-log?action=service_account.create`);
    expect(body.names).toMatchObject({
      [account.id]: 'Deployer',
      [cast.owner.userId]: cast.owner.displayName,
    });
    const listed = await cast.admin.get(`${organization}/service-accounts`);
    expect(listed.body.names).toEqual({ [cast.owner.userId]: cast.owner.displayName });
  });

  it('are hidden from a token that may not list members', async () => {
    const { token } = await createPersonalAccessToken(cast.admin, ['audit:read']);
    const { token: more } = await createPersonalAccessToken(cast.admin, ['audit:read', 'organizations:read']);
    const path = `${organization}/audit-log?limit=100`;
    const [without, withMembers] = await Promise.all(
      [token, more].map((held) => withToken(management, cast.admin, held).get(path)),
    );
    expect(without).toMatchObject({ status: 200, body: { names: {} } });
    expect(withMembers!.body.names).toMatchObject({ [cast.admin.userId]: cast.admin.displayName });
    // Listing service accounts takes a scope of its own.
    expect(withMembers!.body.names).not.toHaveProperty(account.id);
  });

  it('are of anybody in the log of the platform, for who may list users', async () => {
    const path = `/v1/admin/audit-log?organization_id=${cast.organizationId}&limit=100`;
    const { body } = await cast.platformReader.get(path);
    for (const { userId, displayName } of [leaver, cast.platformAdmin, cast.admin]) {
      expect(body.names).toMatchObject({ [userId]: displayName });
    }
  });

  it('take one query, however many people are on the page', async () => {
    const { actorNames } = management.composition.services.management.unitOfWork.repositories;
    const find = vi.spyOn(Object.getPrototypeOf(actorNames), 'find');
    try {
      const { body } = await cast.owner.get(`${organization}/api-keys?state=all`);
      // Of two people and a workspace.
      expect(Object.keys(body.names)).toHaveLength(3);
      expect(find).toHaveBeenCalledTimes(1);
    } finally {
      find.mockRestore();
    }
  });
});
