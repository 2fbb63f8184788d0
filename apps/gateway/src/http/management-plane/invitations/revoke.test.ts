import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}/invitations/{invitation_id}', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('closes an invitation, so that the address can be invited again', async () => {
      const ada = await management.signIn();
      const { id, token } = await invite(ada.email);
      expect(await cast.admin.delete(`${path}/${id}`)).toMatchObject({
        status: 200,
        body: { id, email: ada.email, state: 'revoked' },
      });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'invitation.revoke',
        target: { kind: 'invitation', id },
      });
      expect((await ada.get('/v1/users/me/invitations')).body.data).toEqual([]);
      expect(await ada.post(`/v1/users/me/invitations/${id}/accept`, { token })).toMatchObject({
        status: 409,
        body: { error: { code: 'invitation_closed' } },
      });
      const again = await invite(ada.email);
      expect(again.id).not.toBe(id);
    });

    it('revokes an expired one too', async () => {
      const { id } = await invite('late@example.com');
      await management.database.sql`update invitations set expires_at = ${management.now()} where id = ${id}`;
      expect((await cast.admin.delete(`${path}/${id}`)).status).toBe(200);
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });

  describe('403', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('lets no member revoke any, and no admin that of an owner', async () => {
      const { id } = await invite('boss@example.com', 'owner');
      for (const who of ['member', 'admin', 'platformReader'] as const) {
        expect(await cast[who].delete(`${path}/${id}`)).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
      expect((await cast.owner.get(path)).body.data).toMatchObject([{ id, state: 'open' }]);
      expect((await cast.owner.delete(`${path}/${id}`)).status).toBe(200);
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

    it('takes nobody out who accepted already', async () => {
      const ada = await management.signIn();
      const { id } = await invite(ada.email);
      await ada.post(`/v1/users/me/invitations/${id}/accept`, {});
      expect(await cast.owner.delete(`${path}/${id}`)).toMatchObject({
        status: 409,
        body: { error: { code: 'invitation_closed' } },
      });
      expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(200);
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });
});
