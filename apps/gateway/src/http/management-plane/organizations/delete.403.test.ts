import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['admin', 'member', 'platformReader'] as const)('refuses a %s and records it', async (who) => {
    const path = `/v1/organizations/${cast.organizationId}`;
    expect(await cast[who].delete(path)).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
    expect((await cast.owner.get(path)).status).toBe(200);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      actor: { userId: cast[who].userId },
      action: 'organization.delete',
      outcome: 'refused',
    });
  });
});
