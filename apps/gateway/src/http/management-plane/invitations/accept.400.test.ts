import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/invitations/{invitation_id}/accept, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  it.each([[{ token: '' }], [{ token: 'x'.repeat(201) }], [{ token: 7 }], [{ role: 'owner' }]])(
    'refuses %j',
    async (body) => {
      const ada = await management.signIn();
      const { id } = await invite(ada.email);
      const answer = await ada.post(`/v1/users/me/invitations/${id}/accept`, body);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter' } } });
      expect((await ada.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
    },
  );

  const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
    const { body } = await by.post(path, { invitations: [{ email, role }] });
    const [{ invitation, accept_url }] = body.data;
    return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
  };
});
