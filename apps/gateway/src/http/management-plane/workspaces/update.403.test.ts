import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/workspaces/{workspace_id}, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('refuses a member, changes nothing and records it', async () => {
    const id = await management.addWorkspace(cast.organizationId);
    const answer = await cast.member.patch(`/v1/workspaces/${id}`, { name: 'Mine' });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
    expect((await cast.member.get(`/v1/workspaces/${id}`)).body.name).toBe('Default');
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      actor: { userId: cast.member.userId },
      action: 'workspace.update',
      outcome: 'refused',
    });
  });
});
