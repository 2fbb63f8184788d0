import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PUT /v1/organizations/{organization_id}/members/{user_id}/limits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/members/${cast.member.userId}/limits`;
  });

  describe('200', () => {
    it('limits a member, and records it', async () => {
      expect(await cast.admin.put(path, { requests_per_minute: 3 })).toMatchObject({
        status: 200,
        body: { requests_per_minute: 3 },
      });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'member.limits.update',
        target: { kind: 'member', id: cast.member.userId },
        changedFields: ['requests_per_minute'],
      });
    });
  });

  describe('403', () => {
    it('is for admins: nobody lifts what they are limited by', async () => {
      for (const person of [cast.member, cast.platformReader]) {
        expect(await person.put(path, {})).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
      expect((await cast.member.get(path)).body.requests_per_minute).toBe(3);
    });
  });

  describe('404', () => {
    it('limits nobody who is no member', async () => {
      const other = path.replace(cast.member.userId, cast.stranger.userId);
      expect((await cast.admin.put(other, { requests_per_minute: 3 })).status).toBe(404);
      const { sql } = management.database;
      expect(await sql`select from limits where scope_id = ${cast.stranger.userId}`).toHaveLength(0);
    });
  });
});
