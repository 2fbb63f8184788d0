import type { OrganizationRole } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/members/{user_id}, 200', () => {
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
    ['owner', 'member', 'admin'],
    ['owner', 'admin', 'member'],
    ['owner', 'member', 'owner'],
    ['owner', 'owner', 'admin'],
    ['admin', 'member', 'admin'],
    ['admin', 'admin', 'member'],
    ['platformAdmin', 'member', 'owner'],
    ['platformAdmin', 'owner', 'member'],
  ] as const)('lets a %s make a %s a %s, and records it', async (who, from, to) => {
    const target = await addTarget(from);
    expect(await cast[who].patch(path(target), { role: to })).toMatchObject({
      status: 200,
      body: { user_id: target.userId, role: to },
    });
    expect((await target.get(`/v1/organizations/${cast.organizationId}`)).body.role).toBe(to);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      actor: { userId: cast[who].userId },
      action: 'member.update',
      outcome: 'succeeded',
      target: { kind: 'member', id: target.userId },
      changedFields: ['role'],
    });
  });

  it('counts from the next request on, and brings a new session token with it', async () => {
    const target = await addTarget('admin');
    const teams = `/v1/organizations/${cast.organizationId}/teams`;
    expect((await target.post(teams, { name: 'As an admin' })).status).toBe(201);
    await cast.owner.patch(path(target), { role: 'member' });
    const refused = await target.post(teams, { name: 'As a member' });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('set-cookie')).toMatch(/^weir_session=[\w-]{43};/);
  });

  it('leaves the session alone where nothing changes', async () => {
    const target = await addTarget('member');
    for (const body of [{}, { role: 'member' }]) {
      expect((await cast.owner.patch(path(target), body)).status).toBe(200);
      expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual([]);
    }
    expect((await target.get('/v1/organizations')).headers.get('set-cookie')).toBeNull();
  });

  it('lets an owner step down while there is another', async () => {
    const [one, other] = [await management.signIn(), await management.signIn()];
    const id = await management.addOrganization([
      [one, 'owner'],
      [other, 'owner'],
    ]);
    const answer = await one.patch(`/v1/organizations/${id}/members/${one.userId}`, { role: 'member' });
    expect(answer).toMatchObject({ status: 200, body: { role: 'member' } });
  });

  it('knows ids in upper case', async () => {
    const target = await addTarget('member');
    expect(
      await cast.owner.patch(
        path(target)
          .toUpperCase()
          .replace('/V1/ORGANIZATIONS', '/v1/organizations')
          .replace('MEMBERS', 'members'),
        { role: 'admin' },
      ),
    ).toMatchObject({
      status: 200,
      body: { user_id: target.userId, role: 'admin' },
    });
  });
});
