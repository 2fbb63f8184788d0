import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/invitations/{invitation_id}/resend, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

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
