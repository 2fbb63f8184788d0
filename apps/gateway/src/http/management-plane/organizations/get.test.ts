import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['owner', 'owner'],
      ['admin', 'admin'],
      ['member', 'member'],
      ['platformAdmin', null],
      ['platformReader', null],
    ] as const)('shows it to a %s, whose role is %s', async (who, role) => {
      const { organizationId } = cast;
      const answer = await cast[who].get(`/v1/organizations/${organizationId}`);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        id: organizationId,
        name: `Organization ${organizationId}`,
        role,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        deleted_at: null,
      });
    });

    it('knows an id in upper case', async () => {
      const { organizationId } = cast;
      expect(await cast.member.get(`/v1/organizations/${organizationId.toUpperCase()}`)).toMatchObject({
        status: 200,
        body: { id: organizationId },
      });
    });
  });
});
