import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/workspaces/{workspace_id}/restore, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('brings a deleted workspace back as it was', async () => {
    const { organizationId, admin } = cast;
    const made = await admin.post(`/v1/organizations/${organizationId}/workspaces`, { name: 'Phoenix' });
    const path = `/v1/workspaces/${made.body.id}`;
    await admin.patch(`${path}/settings`, { allowed_models: ['small'] });
    await admin.delete(path);
    expect(await admin.post(`${path}/restore`)).toMatchObject({ status: 200, body: made.body });
    expect((await admin.get(path)).body).toEqual(made.body);
    expect((await admin.get(`${path}/settings`)).body).toEqual({ allowed_models: ['small'] });
    expect((await management.audit(organizationId))[0]).toMatchObject({
      action: 'workspace.restore',
      target: { kind: 'workspace', id: made.body.id },
    });
  });
});
