import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/transfer-ownership, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    ['no user', {}, 'missing_parameter', 'user_id'],
    ['what is no id', { user_id: 'somebody' }, 'invalid_parameter', 'user_id'],
    [
      'a role',
      { user_id: '019bc0de-0000-7000-8000-00000000a001', role: 'owner' },
      'invalid_parameter',
      'role',
    ],
  ])('refuses %s', async (_, body, code, param) => {
    expect(
      await cast.owner.post(`/v1/organizations/${cast.organizationId}/transfer-ownership`, body),
    ).toMatchObject({ status: 400, body: { error: { code, param } } });
    expect(await management.audit(cast.organizationId)).toEqual([]);
  });
});
