import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/workspaces/{workspace_id}, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('does not give a workspace the name of another', async () => {
    await management.addWorkspace(cast.organizationId, 'Taken');
    const id = await management.addWorkspace(cast.organizationId, 'Free');
    const answer = await cast.admin.patch(`/v1/workspaces/${id}`, { name: 'Taken' });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'name_taken', param: 'name' } } });
    expect((await cast.admin.get(`/v1/workspaces/${id}`)).body.name).toBe('Free');
    expect(await management.audit(cast.organizationId)).toEqual([]);
  });
});
