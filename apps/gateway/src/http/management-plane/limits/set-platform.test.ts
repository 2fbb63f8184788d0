import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PUT /v1/admin/organizations/{organization_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/admin/organizations/${cast.organizationId}/limits`;
  });

  describe('200', () => {
    it('limits an organization, which may limit itself as well', async () => {
      const budget = { amount_nano_usd: '10', period: 'month' };
      await cast.owner.put(path.replace('/admin', ''), { budgets: [{ ...budget, amount_nano_usd: '3' }] });
      expect(await cast.platformAdmin.put(path, { budgets: [budget] })).toMatchObject({
        status: 200,
        body: { budgets: [budget] },
      });
      const { body } = await cast.owner.get(path.replace('/admin', ''));
      expect(body.budgets).toMatchObject([{ amount_nano_usd: '3' }]);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.platformAdmin.userId },
        action: 'platform.limits.update',
        target: { kind: 'organization', id: cast.organizationId },
        changedFields: ['budgets'],
      });
    });
  });

  describe('403', () => {
    it('is for platform admins, not even for owners', async () => {
      for (const person of [cast.owner, cast.admin, cast.member, cast.platformReader]) {
        expect(await person.put(path, {})).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
      expect((await cast.platformReader.get(path)).body.budgets).toHaveLength(1);
    });
  });
});
