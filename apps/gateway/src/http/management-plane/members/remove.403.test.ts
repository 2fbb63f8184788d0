import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/members/{user_id}, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

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
