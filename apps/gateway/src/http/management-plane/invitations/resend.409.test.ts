import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/invitations/{invitation_id}/resend, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

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
