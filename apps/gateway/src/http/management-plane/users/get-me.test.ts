import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/users/me', () => {
  describe('200', () => {
    it('shows who calls, with their organizations and roles', async () => {
      const person = await management.signIn();
      const owned = await management.addOrganization([[person, 'owner']]);
      const joined = await management.addOrganization([[person, 'member']]);
      const deleted = await management.addOrganization([[person, 'owner']]);
      await management.addOrganization([[await management.signIn(), 'owner']]);
      await management.database
        .sql`update organizations set deleted_at = ${management.now()} where id = ${deleted}`;
      const { status, body } = await person.get('/v1/users/me');
      expect(status).toBe(200);
      expect(body).toEqual({
        id: person.userId,
        display_name: person.displayName,
        email: person.email,
        email_verified: true,
        platform_role: 'user',
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
        last_signed_in_at: null,
        deactivated_at: null,
        preferences: { language: null, time_zone: null, theme: 'system', density: 'comfortable' },
        organizations: [
          { id: joined, name: `Organization ${joined}`, role: 'member' },
          { id: owned, name: `Organization ${owned}`, role: 'owner' },
        ],
      });
    });
  });
});
