import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/limits`;
  });

  describe('200', () => {
    it('shows what the organization and what the platform set, each on its own', async () => {
      await cast.owner.put(path, { budgets: [{ amount_nano_usd: '1', period: 'day' }] });
      await cast.platformAdmin.put(path.replace('/v1/', '/v1/admin/'), { requests_per_minute: 7 });
      for (const person of [cast.owner, cast.admin, cast.platformReader]) {
        expect(await person.get(path)).toMatchObject({
          status: 200,
          body: {
            budgets: [{ amount_nano_usd: '1' }],
            requests_per_minute: null,
            platform: { budgets: [], requests_per_minute: 7 },
          },
        });
      }
    });
  });

  describe('403', () => {
    it('is for admins', async () => {
      for (const person of [cast.member]) {
        expect(await person.get(path)).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
    });
  });
});
