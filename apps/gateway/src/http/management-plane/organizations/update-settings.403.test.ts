import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/settings, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['member', 'platformReader'] as const)(
    'refuses a %s, changes nothing and records it',
    async (who) => {
      const path = `/v1/organizations/${cast.organizationId}/settings`;
      expect(await cast[who].patch(path, { members_may_create_keys: false })).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
      expect((await cast.owner.get(path)).body.members_may_create_keys).toBe(true);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'organization.settings.update',
        outcome: 'refused',
      });
    },
  );
});
