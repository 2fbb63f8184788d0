import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/users/me/invitations', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('shows what is open to my verified address, without secrets', async () => {
      const ada = await management.signIn();
      const { id } = await invite(ada.email, 'admin');
      await invite('somebody.else@example.com');
      const answer = await ada.get('/v1/users/me/invitations');
      expect(answer).toMatchObject({ status: 200, body: { has_more: false, next_cursor: null } });
      expect(answer.body.data).toEqual([
        {
          id,
          organization_id: cast.organizationId,
          organization_name: `Organization ${cast.organizationId}`,
          role: 'admin',
          created_at: expect.stringMatching(/^\d{4}-/),
          expires_at: expect.stringMatching(/^\d{4}-/),
        },
      ]);
    });

    it('shows none to an address that is not verified, or to no address', async () => {
      const email = 'shared@example.com';
      await invite(email);
      for (const options of [{ email, emailVerified: false }, { email: null }]) {
        const person = await management.signIn(options);
        expect((await person.get('/v1/users/me/invitations')).body.data).toEqual([]);
      }
      const verified = await management.signIn({ email });
      expect((await verified.get('/v1/users/me/invitations')).body.data).toHaveLength(1);
    });

    it('shows none that expired, was answered or revoked, or is of a deleted organization', async () => {
      const ada = await management.signIn();
      const mine = '/v1/users/me/invitations';
      const { id } = await invite(ada.email);
      await management.database.sql`update invitations set expires_at = ${management.now()} where id = ${id}`;
      expect((await ada.get(mine)).body.data).toEqual([]);
      await cast.owner.post(`${path}/${id}/resend`);
      expect((await ada.get(mine)).body.data).toHaveLength(1);
      await ada.post(`${mine}/${id}/decline`);
      expect((await ada.get(mine)).body.data).toEqual([]);

      const doomed = await management.addOrganization([[cast.owner, 'owner']]);
      const invitations = [{ email: ada.email, role: 'member' }];
      await cast.owner.post(`/v1/organizations/${doomed}/invitations`, { invitations });
      expect((await ada.get(mine)).body.data).toHaveLength(1);
      await management.database
        .sql`update organizations set deleted_at = ${management.now()} where id = ${doomed}`;
      expect((await ada.get(mine)).body.data).toEqual([]);
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });
});
