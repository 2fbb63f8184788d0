import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/invitations/{invitation_id}, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

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
