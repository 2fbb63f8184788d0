import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/workspaces/{workspace_id}/restore, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('refuses where another workspace has the name now', async () => {
    const id = await management.addWorkspace(cast.organizationId, 'Contested');
    await cast.owner.delete(`/v1/workspaces/${id}`);
    await management.addWorkspace(cast.organizationId, 'Contested');
    expect(await cast.owner.post(`/v1/workspaces/${id}/restore`)).toMatchObject({
      status: 409,
      body: { error: { code: 'name_taken' } },
    });
    expect((await cast.owner.get(`/v1/workspaces/${id}`)).status).toBe(404);
  });

  it('refuses one that is not deleted', async () => {
    const id = await management.addWorkspace(cast.organizationId, 'Alive');
    expect(await cast.owner.post(`/v1/workspaces/${id}/restore`)).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict' } },
    });
  });
});
