import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/workspaces/{workspace_id}, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('changes no deleted workspace', async () => {
    const id = await management.addWorkspace(cast.organizationId);
    await cast.admin.delete(`/v1/workspaces/${id}`);
    expect((await cast.admin.patch(`/v1/workspaces/${id}`, { name: 'Ghost' })).status).toBe(404);
    expect((await cast.admin.patch(`/v1/workspaces/${id}/settings`, { allowed_models: [] })).status).toBe(
      404,
    );
    const [row] = await management.database.sql`select name, allowed_models from workspaces where id = ${id}`;
    expect(row).toEqual({ name: 'Default', allowed_models: null });
  });

  it('gives an admin of another organization no hold on it', async () => {
    const id = await management.addWorkspace(cast.organizationId, 'Ours');
    await management.addOrganization([[cast.stranger, 'owner']]);
    expect(await cast.stranger.patch(`/v1/workspaces/${id}`, { name: 'Theirs' })).toMatchObject({
      status: 404,
      body: { error: { message: 'There is no such workspace.' } },
    });
    expect((await cast.owner.get(`/v1/workspaces/${id}`)).body.name).toBe('Ours');
  });
});
