import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PUT /v1/organizations/{organization_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/limits`;
  });

  describe('200', () => {
    it('lets an organization limit itself, and records it', async () => {
      expect(await cast.admin.put(path, { parallel_requests: 9 })).toMatchObject({
        status: 200,
        body: { parallel_requests: 9 },
      });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'organization.limits.update',
        target: { kind: 'organization', id: cast.organizationId },
        changedFields: ['parallel_requests'],
      });
    });

    it('neither raises nor lifts what the platform set, nor credits', async () => {
      const admin = path.replace('/v1/', '/v1/admin/');
      const budget = { amount_nano_usd: '10', period: 'month' };
      await cast.platformAdmin.put(admin, { budgets: [budget] });
      const credit = { kind: 'grant', amount_nano_usd: '5', reason: 'Welcome' };
      await cast.platformAdmin.post(
        path.replace('/v1/', '/v1/admin/').replace('limits', 'credits/entries'),
        credit,
      );
      expect((await cast.owner.put(path, { budgets: [{ ...budget, amount_nano_usd: '99' }] })).status).toBe(
        200,
      );
      expect((await cast.owner.put(path, {})).status).toBe(200);
      expect((await cast.platformAdmin.get(admin)).body.budgets).toMatchObject([budget]);
      expect((await cast.owner.get(path.replace('limits', 'credits'))).body.credits_nano_usd).toBe('5');
    });
  });

  describe('403', () => {
    it('is for admins', async () => {
      for (const person of [cast.member, cast.platformReader]) {
        expect(await person.put(path, {})).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
    });
  });
});
