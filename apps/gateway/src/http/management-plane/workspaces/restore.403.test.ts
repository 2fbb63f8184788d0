import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/workspaces/{workspace_id}/restore, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('refuses a member', async () => {
    const id = await management.addWorkspace(cast.organizationId);
    await cast.owner.delete(`/v1/workspaces/${id}`);
    expect(await cast.member.post(`/v1/workspaces/${id}/restore`)).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
    expect((await cast.owner.get(`/v1/workspaces/${id}`)).status).toBe(404);
  });
});
