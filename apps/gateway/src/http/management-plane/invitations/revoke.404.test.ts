import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/invitations/{invitation_id}, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  it('finds no invitation through another organization', async () => {
    const { id } = await invite('ada@example.com');
    const other = await management.addOrganization([[cast.stranger, 'owner']]);
    const answer = await cast.stranger.delete(`/v1/organizations/${other}/invitations/${id}`);
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    expect((await cast.owner.get(path)).body.data).toMatchObject([{ id, state: 'open' }]);
  });

  const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
    const { body } = await by.post(path, { invitations: [{ email, role }] });
    const [{ invitation, accept_url }] = body.data;
    return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
  };
});
