import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/users/me/invitations/{invitation_id}/decline', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('closes the invitation and records it; nobody joins', async () => {
      const ada = await management.signIn();
      const { id } = await invite(ada.email, 'admin');
      expect(await ada.post(`/v1/users/me/invitations/${id}/decline`)).toMatchObject({
        status: 200,
        body: { id, organization_id: cast.organizationId, role: 'admin', state: 'declined' },
      });
      expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: ada.userId },
        action: 'invitation.decline',
        target: { kind: 'invitation', id },
        changedFields: ['declined_at'],
      });
      expect((await cast.owner.get(`${path}?state=declined`)).body.data).toMatchObject([{ id }]);
    });

    it('gets rid of one whose inviter has left', async () => {
      const [inviter, ada] = await Promise.all([management.signIn(), management.signIn()]);
      await management.addMember(cast.organizationId, inviter, 'admin');
      const { id } = await invite(ada.email, 'member', inviter);
      await cast.owner.delete(`/v1/organizations/${cast.organizationId}/members/${inviter.userId}`);
      expect((await ada.post(`/v1/users/me/invitations/${id}/decline`)).status).toBe(200);
      expect((await ada.get('/v1/users/me/invitations')).body.data).toEqual([]);
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });

  describe('404', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('lets nobody decline for another', async () => {
      const ada = await management.signIn();
      const { id } = await invite(ada.email);
      for (const person of [cast.stranger, cast.owner, cast.platformAdmin]) {
        expect(await person.post(`/v1/users/me/invitations/${id}/decline`)).toMatchObject({
          status: 404,
          body: { error: { code: 'not_found' } },
        });
      }
      expect((await ada.get('/v1/users/me/invitations')).body.data).toMatchObject([{ id }]);
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });

  describe('409', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('declines none twice, nor one that was accepted', async () => {
      const ada = await management.signIn();
      const declined = await invite(ada.email);
      await ada.post(`/v1/users/me/invitations/${declined.id}/decline`);
      const accepted = await invite(ada.email);
      await ada.post(`/v1/users/me/invitations/${accepted.id}/accept`, {});
      for (const { id } of [declined, accepted]) {
        expect(await ada.post(`/v1/users/me/invitations/${id}/decline`)).toMatchObject({
          status: 409,
          body: { error: { code: 'invitation_closed' } },
        });
      }
      expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(200);
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });
});
