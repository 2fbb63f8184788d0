import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/restore, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('refuses admins, members and platform readers, and records it', async () => {
    const { organizationId, owner } = cast;
    await owner.delete(`/v1/organizations/${organizationId}`);
    for (const person of [cast.admin, cast.member, cast.platformReader]) {
      expect(await person.post(`/v1/organizations/${organizationId}/restore`)).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
      expect((await management.audit(organizationId))[0]).toMatchObject({
        actor: { userId: person.userId },
        action: 'organization.restore',
        outcome: 'refused',
      });
    }
    expect((await owner.get(`/v1/organizations/${organizationId}`)).status).toBe(404);
  });
});
