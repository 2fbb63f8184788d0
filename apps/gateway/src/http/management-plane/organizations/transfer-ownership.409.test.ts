import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/transfer-ownership, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('gives it to no account that is deactivated', async () => {
    const { organizationId, owner, member } = cast;
    await management.database
      .sql`update users set deactivated_at = ${management.now()} where id = ${member.userId}`;
    expect(
      await owner.post(`/v1/organizations/${organizationId}/transfer-ownership`, { user_id: member.userId }),
    ).toMatchObject({ status: 409, body: { error: { code: 'conflict', param: 'user_id' } } });
    expect((await owner.get(`/v1/organizations/${organizationId}`)).body.role).toBe('owner');
  });

  it('is no way for an owner to step down by naming themselves', async () => {
    const { organizationId, owner } = cast;
    expect(
      await owner.post(`/v1/organizations/${organizationId}/transfer-ownership`, { user_id: owner.userId }),
    ).toMatchObject({ status: 409, body: { error: { code: 'conflict', param: 'user_id' } } });
    expect((await owner.get(`/v1/organizations/${organizationId}`)).body.role).toBe('owner');
  });
});
