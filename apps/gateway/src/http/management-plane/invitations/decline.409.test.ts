import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/invitations/{invitation_id}/decline, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

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
