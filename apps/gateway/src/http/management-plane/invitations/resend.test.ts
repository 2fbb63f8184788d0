import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/invitations/{invitation_id}/resend', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('gives a new token and seven more days, and the old token is no good', async () => {
      const ada = await management.signIn();
      const { id, token } = await invite(ada.email, 'member', cast.owner);
      await management.database.sql`update invitations set expires_at = ${management.now()} where id = ${id}`;
      const answer = await cast.admin.post(`${path}/${id}/resend`);
      expect(answer).toMatchObject({
        status: 200,
        body: { invitation: { id, state: 'open', invited_by: cast.admin.userId }, mail: 'none' },
      });
      const { invitation, accept_url } = answer.body;
      expect(Date.parse(invitation.expires_at) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.admin.userId },
        action: 'invitation.resend',
        target: { kind: 'invitation', id },
        changedFields: ['expires_at'],
      });

      const accept = `/v1/users/me/invitations/${id}/accept`;
      expect((await ada.post(accept, { token })).status).toBe(404);
      const fresh = accept_url.split('#token=')[1];
      expect(fresh).not.toBe(token);
      expect((await ada.post(accept, { token: fresh })).status).toBe(200);
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });

  describe('400', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('sends nothing to a domain that the organization does not allow any more', async () => {
      const { id } = await invite('ada@example.com');
      await cast.owner.patch(`/v1/organizations/${cast.organizationId}/settings`, {
        invitation_email_domains: ['example.org'],
      });
      expect(await cast.owner.post(`${path}/${id}/resend`)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter' } },
      });
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

    it('lets no member send one, and no admin that of an owner', async () => {
      const { id } = await invite('boss@example.com', 'owner');
      for (const who of ['member', 'admin'] as const) {
        const answer = await cast[who].post(`${path}/${id}/resend`);
        expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
        expect(JSON.stringify(answer.body)).not.toContain('token');
      }
      expect((await cast.owner.post(`${path}/${id}/resend`)).status).toBe(200);
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

    it('opens none again that was revoked or declined', async () => {
      const ada = await management.signIn();
      const revoked = await invite('grace@example.com');
      const declined = await invite(ada.email);
      await cast.owner.delete(`${path}/${revoked.id}`);
      await ada.post(`/v1/users/me/invitations/${declined.id}/decline`);
      for (const { id } of [revoked, declined]) {
        expect(await cast.owner.post(`${path}/${id}/resend`)).toMatchObject({
          status: 409,
          body: { error: { code: 'invitation_closed' } },
        });
      }
    });

    it('invites nobody who became a member meanwhile', async () => {
      const grace = await management.signIn();
      const { id } = await invite(grace.email);
      await management.addMember(cast.organizationId, grace, 'member');
      expect(await cast.owner.post(`${path}/${id}/resend`)).toMatchObject({
        status: 409,
        body: { error: { code: 'already_member' } },
      });
    });

    const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
      const { body } = await by.post(path, { invitations: [{ email, role }] });
      const [{ invitation, accept_url }] = body.data;
      return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
    };
  });
});
