import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/workspaces/{workspace_id}, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('refuses a member and deletes nothing', async () => {
    const id = await management.addWorkspace(cast.organizationId);
    expect(await cast.member.delete(`/v1/workspaces/${id}`)).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
    expect((await cast.member.get(`/v1/workspaces/${id}`)).status).toBe(200);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      action: 'workspace.delete',
      outcome: 'refused',
    });
  });
});
