import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/members/{user_id}, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    ['role', { role: 'boss' }],
    ['role', { role: null }],
    ['role', { role: ['owner'] }],
    ['user_id', { role: 'admin', user_id: '019bc0de-0000-7000-8000-00000000a001' }],
    ['organization_id', { role: 'admin', organization_id: '019bc0de-0000-7000-8000-00000000a001' }],
    ['joined_at', { joined_at: '2026-01-01T00:00:00.000Z' }],
    ['platform_role', { platform_role: 'admin' }],
  ])('takes no %s like this', async (param, body) => {
    const { organizationId, owner, member } = cast;
    expect(
      await owner.patch(`/v1/organizations/${organizationId}/members/${member.userId}`, body),
    ).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    expect((await member.get(`/v1/organizations/${organizationId}`)).body.role).toBe('member');
    expect(await management.audit(organizationId)).toEqual([]);
  });
});
