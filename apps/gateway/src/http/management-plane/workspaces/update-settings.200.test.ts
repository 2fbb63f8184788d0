import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/workspaces/{workspace_id}/settings, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('sets the allowed models, each once, and clears them', async () => {
    const id = await management.addWorkspace(cast.organizationId);
    const path = `/v1/workspaces/${id}/settings`;
    const models = ['llama-3.3-70b', 'qwen/qwen3:8b', 'llama-3.3-70b'];
    expect(await cast.admin.patch(path, { allowed_models: models })).toMatchObject({
      status: 200,
      body: { allowed_models: ['llama-3.3-70b', 'qwen/qwen3:8b'] },
    });
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      action: 'workspace.settings.update',
      target: { kind: 'workspace', id },
      changedFields: ['allowed_models'],
    });
    expect((await cast.admin.patch(path, {})).body).toEqual({
      allowed_models: ['llama-3.3-70b', 'qwen/qwen3:8b'],
    });
    expect((await cast.admin.patch(path, { allowed_models: null })).body).toEqual({ allowed_models: null });
  });
});
