import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/workspaces/{workspace_id}, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('changes what is given, clears what is null and leaves the rest', async () => {
    const { organizationId, admin } = cast;
    const made = await admin.post(`/v1/organizations/${organizationId}/workspaces`, {
      name: 'Before',
      description: 'Old.',
    });
    const path = `/v1/workspaces/${made.body.id}`;
    expect((await admin.patch(path, { name: 'After' })).body).toEqual({ ...made.body, name: 'After' });
    expect((await management.audit(organizationId))[0]).toMatchObject({
      action: 'workspace.update',
      target: { kind: 'workspace', id: made.body.id },
      changedFields: ['name'],
    });
    expect(await admin.patch(path, { description: null })).toMatchObject({
      status: 200,
      body: { name: 'After', description: null },
    });
    expect((await admin.get(path)).body).toEqual({ ...made.body, name: 'After', description: null });
  });

  it('leaves the allowed models alone', async () => {
    const id = await management.addWorkspace(cast.organizationId, 'Limited');
    await cast.admin.patch(`/v1/workspaces/${id}/settings`, { allowed_models: ['small'] });
    await cast.admin.patch(`/v1/workspaces/${id}`, { name: 'Still limited' });
    expect((await cast.admin.get(`/v1/workspaces/${id}/settings`)).body).toEqual({
      allowed_models: ['small'],
    });
  });

  it('loses nothing of changes at once', async () => {
    const id = await management.addWorkspace(cast.organizationId, 'Busy');
    const path = `/v1/workspaces/${id}`;
    for (let round = 0; round < 20; round++) {
      await Promise.all([
        cast.admin.patch(path, { name: `Name ${round}` }),
        cast.owner.patch(path, { description: `Description ${round}` }),
        cast.admin.patch(`${path}/settings`, { allowed_models: [`model-${round}`] }),
      ]);
      const [workspace, settings] = [await cast.admin.get(path), await cast.admin.get(`${path}/settings`)];
      expect({ ...workspace.body, ...settings.body }).toMatchObject({
        name: `Name ${round}`,
        description: `Description ${round}`,
        allowed_models: [`model-${round}`],
      });
    }
  });
});
