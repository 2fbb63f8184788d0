import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/users/me/invitations/{invitation_id}/decline, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

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
