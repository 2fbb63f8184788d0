import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/workspaces/{workspace_id}, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    [{ name: null }, 'invalid_parameter', 'name'],
    [{ name: '' }, 'invalid_parameter', 'name'],
    [{ description: 7 }, 'invalid_parameter', 'description'],
    [{ allowed_models: ['small'] }, 'invalid_parameter', 'allowed_models'],
    [{ deleted_at: null }, 'invalid_parameter', 'deleted_at'],
  ])('refuses %j and changes nothing', async (body, code, param) => {
    const id = await management.addWorkspace(cast.organizationId, `W ${JSON.stringify(body)}`);
    const before = await cast.admin.get(`/v1/workspaces/${id}`);
    const answer = await cast.admin.patch(`/v1/workspaces/${id}`, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code, param } } });
    expect((await cast.admin.get(`/v1/workspaces/${id}`)).body).toEqual(before.body);
  });
});
