import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/invitations/{invitation_id}, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  it('lets no member revoke any, and no admin that of an owner', async () => {
    const { id } = await invite('boss@example.com', 'owner');
    for (const who of ['member', 'admin', 'platformReader'] as const) {
      expect(await cast[who].delete(`${path}/${id}`)).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
    }
    expect((await cast.owner.get(path)).body.data).toMatchObject([{ id, state: 'open' }]);
    expect((await cast.owner.delete(`${path}/${id}`)).status).toBe(200);
  });

  const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
    const { body } = await by.post(path, { invitations: [{ email, role }] });
    const [{ invitation, accept_url }] = body.data;
    return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
  };
});
