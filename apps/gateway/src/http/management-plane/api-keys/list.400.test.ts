import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('GET /v1/workspaces/{workspace_id}/api-keys, 400', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it.each([
    ['state=deleted', 'state'],
    ['state=all&state=active', 'state'],
    ['owner=everybody', 'owner'],
    ['owner=', 'owner'],
    ['hash=f', 'hash'],
  ])('refuses ?%s', async (query, param) => {
    expect(await tests.cast.admin.get(`${tests.path}?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
  });
});
