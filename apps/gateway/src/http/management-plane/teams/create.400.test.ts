import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/teams, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    [{}, 'missing_parameter', 'name'],
    [{ name: ' ' }, 'invalid_parameter', 'name'],
    [{ name: 'x'.repeat(101) }, 'invalid_parameter', 'name'],
    [{ name: 'a\u0007b' }, 'invalid_parameter', 'name'],
    [{ name: 'Good', description: 'x'.repeat(1_001) }, 'invalid_parameter', 'description'],
    [{ name: 'Good', members: [] }, 'invalid_parameter', 'members'],
  ])('refuses %j', async (body, code, param) => {
    const path = `/v1/organizations/${cast.organizationId}/teams`;
    const answer = await cast.admin.post(path, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code, param } } });
    expect((await cast.admin.get(path)).body.data).toEqual([]);
  });
});
