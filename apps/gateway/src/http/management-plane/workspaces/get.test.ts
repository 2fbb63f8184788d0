import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/workspaces/{workspace_id}', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['owner', 'admin', 'member', 'platformAdmin', 'platformReader'] as const)(
      'shows it to a %s',
      async (who) => {
        const id = await management.addWorkspace(cast.organizationId, `For ${who}`);
        expect(await cast[who].get(`/v1/workspaces/${id.toUpperCase()}`)).toMatchObject({
          status: 200,
          body: { id, organization_id: cast.organizationId, name: `For ${who}`, description: null },
        });
      },
    );
  });
});
