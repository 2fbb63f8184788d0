import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/invitations/{invitation_id}', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('shows an invitation in whatever state, without its token', async () => {
      const { body } = await cast.owner.post(path, {
        invitations: [{ email: 'ada@example.com', role: 'member' }],
      });
      const [{ invitation, accept_url }] = body.data;
      for (const who of ['owner', 'admin', 'platformAdmin', 'platformReader'] as const) {
        const answer = await cast[who].get(`${path}/${invitation.id}`);
        expect(answer).toMatchObject({ status: 200, body: invitation });
        expect(JSON.stringify(answer.body)).not.toContain(accept_url.split('#token=')[1]);
      }
      await cast.owner.delete(`${path}/${invitation.id}`);
      expect((await cast.admin.get(`${path}/${invitation.id}`)).body).toEqual({
        ...invitation,
        state: 'revoked',
      });
    });
  });
});
