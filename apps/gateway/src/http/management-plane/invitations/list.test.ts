import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/invitations', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/invitations`;
    });

    it('shows the open ones, newest first, page by page', async () => {
      const ids: string[] = [];
      for (const name of ['one', 'two', 'three']) ids.push((await invite(`${name}@example.com`)).id);
      const first = await cast.admin.get(`${path}?limit=2`);
      expect(first).toMatchObject({ status: 200, body: { has_more: true, filter: { state: 'open' } } });
      expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[1]]);
      const second = await cast.admin.get(`${path}?limit=2&cursor=${first.body.next_cursor}`);
      expect(second.body).toMatchObject({ data: [{ id: ids[0], state: 'open' }], has_more: false });
      expect(second.body.data).toHaveLength(1);
    });

    it('shows where the inviter may no longer invite', async () => {
      const [owner, inviter] = [await management.signIn(), await management.signIn()];
      const organizationId = await management.addOrganization([
        [owner, 'owner'],
        [inviter, 'admin'],
      ]);
      const path = `/v1/organizations/${organizationId}/invitations`;
      const { body } = await inviter.post(path, {
        invitations: [{ email: 'orphaned@example.com', role: 'member' }],
      });
      const [{ invitation }] = body.data;
      expect(invitation.inviter_may_invite).toBe(true);
      await owner.patch(`/v1/organizations/${organizationId}/members/${inviter.userId}`, {
        role: 'member',
      });
      const shown = (await owner.get(path)).body.data.find(({ id }: { id: string }) => id === invitation.id);
      expect(shown).toEqual({ ...invitation, inviter_may_invite: false });
      expect((await owner.get(`${path}/${invitation.id}`)).body).toEqual(shown);
      const resent = await owner.post(`${path}/${invitation.id}/resend`);
      expect(resent.body.invitation.inviter_may_invite).toBe(true);
    });

    it('shows those of the state that is asked for', async () => {
      const people = await Promise.all(Array.from({ length: 2 }, () => management.signIn()));
      const [accepter, decliner] = people as [Person, Person];
      const accepted = await invite(accepter.email);
      const declined = await invite(decliner.email);
      const revoked = await invite('revoked@example.com');
      const expired = await invite('expired@example.com');
      await accepter.post(`/v1/users/me/invitations/${accepted.id}/accept`, {});
      await decliner.post(`/v1/users/me/invitations/${declined.id}/decline`);
      await cast.owner.delete(`${path}/${revoked.id}`);
      await management.database
        .sql`update invitations set expires_at = ${management.now()} where id = ${expired.id}`;
      for (const [state, { id }] of Object.entries({ accepted, declined, revoked, expired })) {
        const { body } = await cast.admin.get(`${path}?state=${state}`);
        expect(body.data).toMatchObject([{ id, state }]);
      }
      const open = (await cast.admin.get(path)).body.data;
      expect(open.map(({ email }: { email: string }) => email)).not.toContain('expired@example.com');
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

    it('knows no other states', async () => {
      expect(await cast.owner.get(`${path}?state=any`)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'state' } },
      });
    });
  });
});
