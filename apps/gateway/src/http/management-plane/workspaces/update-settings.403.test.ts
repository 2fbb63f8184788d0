import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/workspaces/{workspace_id}/settings, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('does not let a member widen what they may use', async () => {
    const id = await management.addWorkspace(cast.organizationId);
    await cast.admin.patch(`/v1/workspaces/${id}/settings`, { allowed_models: ['small'] });
    const answer = await cast.member.patch(`/v1/workspaces/${id}/settings`, { allowed_models: null });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
    expect((await cast.member.get(`/v1/workspaces/${id}/settings`)).body).toEqual({
      allowed_models: ['small'],
    });
  });
});
