import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/invitations, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  it.each(['member', 'platformReader'] as const)(
    'refuses a %s, invites nobody and records it',
    async (who) => {
      const invitations = [{ email: 'friend@example.com', role: 'member' }];
      expect(await cast[who].post(path, { invitations })).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
      expect((await cast.owner.get(path)).body.data).toEqual([]);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'invitation.create',
        outcome: 'refused',
        errorCode: 'permission_denied',
      });
    },
  );
});
