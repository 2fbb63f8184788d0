import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/workspaces/{workspace_id}/settings, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('shows every member which models are allowed', async () => {
    const id = await management.addWorkspace(cast.organizationId);
    expect(await cast.member.get(`/v1/workspaces/${id}/settings`)).toMatchObject({
      status: 200,
      body: { allowed_models: null },
    });
    await cast.admin.patch(`/v1/workspaces/${id}/settings`, { allowed_models: [] });
    expect((await cast.member.get(`/v1/workspaces/${id}/settings`)).body).toEqual({ allowed_models: [] });
  });
});
