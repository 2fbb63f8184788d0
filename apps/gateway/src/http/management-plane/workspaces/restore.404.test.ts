import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/workspaces/{workspace_id}/restore, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('knows no workspace whose thirty days are over, nor a stranger any', async () => {
    const id = await management.addWorkspace(cast.organizationId);
    await cast.owner.delete(`/v1/workspaces/${id}`);
    expect((await cast.stranger.post(`/v1/workspaces/${id}/restore`)).status).toBe(404);
    await management.database.sql`
      update workspaces set deleted_at = ${management.now()} - interval '30 days' where id = ${id}`;
    expect(await cast.owner.post(`/v1/workspaces/${id}/restore`)).toMatchObject({
      status: 404,
      body: { error: { message: 'There is no such workspace.' } },
    });
  });
});
