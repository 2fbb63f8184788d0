import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/workspaces/{workspace_id}/settings, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    [{ allowed_models: 'small' }, 'allowed_models'],
    [{ allowed_models: [''] }, 'allowed_models.0'],
    [{ allowed_models: ['ok', 'x'.repeat(257)] }, 'allowed_models.1'],
    [{ allowed_models: ['a\0b'] }, 'allowed_models.0'],
    [{ allowed_models: Array.from({ length: 201 }, (_, number) => `model-${number}`) }, 'allowed_models'],
    [{ name: 'Renamed' }, 'name'],
  ])('refuses settings %#', async (body, param) => {
    const id = await management.addWorkspace(cast.organizationId, randomUUID());
    const answer = await cast.admin.patch(`/v1/workspaces/${id}/settings`, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    expect((await cast.admin.get(`/v1/workspaces/${id}/settings`)).body).toEqual({ allowed_models: null });
  });
});
