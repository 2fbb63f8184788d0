import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/members/{user_id}, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  const cases = [
    ['member', 'member', 'admin', 'a member promoting themselves'],
    ['member', 'member', 'owner', 'a member making themselves owner'],
    ['member', 'owner', 'member', 'a member demoting the owner'],
    ['member', 'admin', 'member', 'a member demoting an admin'],
    ['admin', 'admin', 'owner', 'an admin making themselves owner'],
    ['admin', 'member', 'owner', 'an admin making a member owner'],
    ['admin', 'owner', 'admin', 'an admin demoting the owner'],
    ['admin', 'owner', 'owner', 'an admin touching the owner at all'],
    ['platformReader', 'member', 'admin', 'a platform reader'],
  ] as const;

  it.each(cases)('stops a %s, a %s from being a %s then: %s', async (who, whose, role) => {
    const { organizationId } = cast;
    const members = `/v1/organizations/${organizationId}/members`;
    const before = (await cast.owner.get(members)).body;
    expect(await cast[who].patch(`${members}/${cast[whose].userId}`, { role })).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
    expect((await cast.owner.get(members)).body).toEqual(before);
    expect((await management.audit(organizationId))[0]).toMatchObject({
      actor: { userId: cast[who].userId },
      action: 'member.update',
      outcome: 'refused',
      errorCode: 'permission_denied',
    });
  });
});
