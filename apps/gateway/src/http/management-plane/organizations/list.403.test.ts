import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['owner', 'stranger'] as const)('shows a %s not all there are', async (who) => {
    expect(await cast[who].get('/v1/organizations?all=true')).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
  });
});
