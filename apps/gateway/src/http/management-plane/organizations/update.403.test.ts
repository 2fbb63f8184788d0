import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}, 403', () => {
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
      const path = `/v1/organizations/${cast.organizationId}`;
      const before = (await cast.owner.get(path)).body;
      expect(await cast[who].patch(path, { name: 'Mine' })).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
      expect((await cast.owner.get(path)).body).toEqual(before);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'organization.update',
        outcome: 'refused',
      });
    },
  );
});
