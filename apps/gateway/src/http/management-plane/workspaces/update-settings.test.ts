import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/workspaces/{workspace_id}/settings', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

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
        routing_policy: null,
      });
      expect((await cast.admin.patch(path, { allowed_models: null })).body).toEqual({
        allowed_models: null,
        routing_policy: null,
      });
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      [{ allowed_models: 'small' }, 'allowed_models'],
      [{ allowed_models: [''] }, 'allowed_models.0'],
      [{ allowed_models: ['ok', 'x'.repeat(257)] }, 'allowed_models.1'],
      [{ allowed_models: ['a\0b'] }, 'allowed_models.0'],
      [{ allowed_models: Array.from({ length: 201 }, (_, number) => `model-${number}`) }, 'allowed_models'],
      [{ routing_policy: 'cheapest' }, 'routing_policy'],
      [{ routing_policy: ['019bc0de-0000-7000-8000-00000000dead'] }, 'routing_policy'],
      [{ name: 'Renamed' }, 'name'],
    ])('refuses settings %#', async (body, param) => {
      const id = await management.addWorkspace(cast.organizationId, randomUUID());
      const answer = await cast.admin.patch(`/v1/workspaces/${id}/settings`, body);
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
      expect((await cast.admin.get(`/v1/workspaces/${id}/settings`)).body).toEqual({
        allowed_models: null,
        routing_policy: null,
      });
    });
  });
});
