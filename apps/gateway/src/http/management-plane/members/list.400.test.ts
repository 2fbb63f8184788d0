import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations/{organization_id}/members, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    ['role=boss', 'role'],
    ['role=owner&role=admin', 'role'],
    ['limit=1000', 'limit'],
    ['email=person-1@example.com', 'email'],
  ])('refuses %s', async (query, param) => {
    expect(await cast.owner.get(`/v1/organizations/${cast.organizationId}/members?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
  });
});
