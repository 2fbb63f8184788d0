import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/invitations, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  it.each([
    [{}, 'missing_parameter', 'invitations'],
    [{ invitations: [] }, 'invalid_parameter', 'invitations'],
    [
      {
        invitations: Array.from({ length: 101 }, (_, n) => ({ email: `p${n}@example.com`, role: 'member' })),
      },
      'invalid_parameter',
      'invitations',
    ],
    [{ invitations: [{ email: 'a@example.com' }] }, 'invalid_parameter', 'invitations.0.role'],
    [
      { invitations: [{ email: 'a@example.com', role: 'superuser' }] },
      'invalid_parameter',
      'invitations.0.role',
    ],
    [{ invitations: [{ email: { $ne: null }, role: 'member' }] }, 'invalid_parameter', 'invitations.0.email'],
    [
      { invitations: [{ email: 'x'.repeat(1_001), role: 'member' }] },
      'invalid_parameter',
      'invitations.0.email',
    ],
    [
      { invitations: [{ email: 'a@example.com', role: 'member', expires_at: null }] },
      'invalid_parameter',
      'invitations.0.expires_at',
    ],
  ])('refuses request %# and invites nobody', async (body, code, param) => {
    const answer = await cast.owner.post(path, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code, param } } });
    expect((await cast.owner.get(path)).body.data).toEqual([]);
  });
});
