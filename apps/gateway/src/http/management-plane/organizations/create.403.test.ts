import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['owner', 'stranger', 'platformReader'] as const)('refuses a %s and records it', async (who) => {
    expect(await cast[who].post('/v1/organizations', { name: 'Mine' })).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
    expect((await cast.platformAdmin.get('/v1/organizations?all=true')).body.data).toHaveLength(1);
    expect((await management.audit())[0]).toMatchObject({
      actor: { userId: cast[who].userId },
      action: 'organization.create',
      outcome: 'refused',
      organizationId: null,
    });
  });
});
