import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/workspaces/{workspace_id}, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

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
