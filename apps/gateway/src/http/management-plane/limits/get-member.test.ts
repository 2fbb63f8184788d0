import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/members/{user_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/members/${cast.member.userId}/limits`;
  });

  describe('200', () => {
    it('shows them to admins and to the member', async () => {
      await cast.admin.put(path, { requests_per_minute: 3 });
      for (const person of [cast.owner, cast.member, cast.platformReader]) {
        expect(await person.get(path)).toMatchObject({ status: 200, body: { requests_per_minute: 3 } });
      }
    });
  });

  describe('403', () => {
    it('hides those of other members from a member', async () => {
      const other = path.replace(cast.member.userId, cast.admin.userId);
      expect(await cast.member.get(other)).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
    });
  });

  describe('404', () => {
    it('knows nobody who is no member', async () => {
      const other = path.replace(cast.member.userId, cast.stranger.userId);
      expect((await cast.admin.get(other)).status).toBe(404);
    });
  });
});
