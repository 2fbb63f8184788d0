import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/organizations/{organization_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/admin/organizations/${cast.organizationId}/limits`;
  });

  describe('200', () => {
    it('shows what the platform set, and nothing of what the organization set', async () => {
      await cast.owner.put(path.replace('/admin', ''), { requests_per_minute: 3 });
      await cast.platformAdmin.put(path, { tokens_per_minute: 4 });
      for (const person of [cast.platformAdmin, cast.platformReader]) {
        expect(await person.get(path)).toMatchObject({
          status: 200,
          body: { requests_per_minute: null, tokens_per_minute: 4 },
        });
      }
    });
  });

  describe('403', () => {
    it('is for the platform', async () => {
      for (const person of [cast.owner, cast.member]) {
        expect(await person.get(path)).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
    });
  });
});
