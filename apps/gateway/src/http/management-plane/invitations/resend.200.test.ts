import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/invitations/{invitation_id}/resend, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

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
