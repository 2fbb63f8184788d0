import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/transfer-ownership, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['admin', 'member', 'platformReader'] as const)('lets no %s make themselves owner', async (who) => {
    const { organizationId } = cast;
    const answer = await cast[who].post(`/v1/organizations/${organizationId}/transfer-ownership`, {
      user_id: cast[who].userId,
    });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
    expect(
      (await cast.owner.get(`/v1/organizations/${organizationId}/members?role=owner`)).body.data,
    ).toMatchObject([{ user_id: cast.owner.userId }]);
    expect((await management.audit(organizationId))[0]).toMatchObject({
      actor: { userId: cast[who].userId },
      action: 'organization.transfer',
      outcome: 'refused',
    });
  });
});
