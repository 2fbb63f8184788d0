import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    ['all=yes', 'all'],
    ['all=true&all=false', 'all'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['cursor=bm9uZQ', 'cursor'],
    ['role=owner', 'role'],
  ])('refuses %s', async (query, param) => {
    expect(await cast.platformAdmin.get(`/v1/organizations?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
  });
});
