import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/admin/users/{user_id}, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['platformAdmin', 'platformReader'] as const)('shows anybody to a %s', async (who) => {
    const { status, body } = await cast[who].get(`/v1/admin/users/${cast.owner.userId}`);
    expect(status).toBe(200);
    expect(body).toEqual((await cast.owner.get('/v1/users/me')).body);
    expect(body.organizations).toMatchObject([{ id: cast.organizationId, role: 'owner' }]);
  });
});
