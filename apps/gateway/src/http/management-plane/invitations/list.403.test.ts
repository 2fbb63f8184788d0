import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations/{organization_id}/invitations, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  it('does not show a member who was invited', async () => {
    await invite('secret@example.com');
    const answer = await cast.member.get(path);
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
    expect(JSON.stringify(answer.body)).not.toContain('secret@example.com');
  });

  const invite = async (email: string | null, role = 'member', by: Person = cast.owner) => {
    const { body } = await by.post(path, { invitations: [{ email, role }] });
    const [{ invitation, accept_url }] = body.data;
    return { id: invitation.id as string, token: accept_url.split('#token=')[1] as string };
  };
});
