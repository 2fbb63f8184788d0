import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/invitations/{invitation_id}/decline, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

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
      action: 'profile.answer_invitation',
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
