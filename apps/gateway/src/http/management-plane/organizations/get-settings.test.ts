import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/settings', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['owner', 'admin', 'member', 'platformAdmin', 'platformReader'] as const)(
      'shows them to a %s',
      async (who) => {
        const answer = await cast[who].get(`/v1/organizations/${cast.organizationId}/settings`);
        expect(answer.status).toBe(200);
        expect(answer.body).toEqual({
          members_may_create_keys: true,
          max_key_lifetime_days: null,
          invitation_email_domains: null,
          record_client_tags: false,
          time_zone: 'UTC',
        });
      },
    );
  });
});
