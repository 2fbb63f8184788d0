import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}, 400', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each([
    ['id', { id: '019bc0de-0000-7000-8000-00000000a001' }],
    ['deleted_at', { name: 'Mine', deleted_at: null }],
    ['role', { role: 'owner' }],
    ['created_at', { created_at: '2026-01-01T00:00:00.000Z' }],
    ['max_key_lifetime_days', { max_key_lifetime_days: null }],
    ['name', { name: null }],
    ['name', { name: '' }],
    ['__proto__', JSON.parse('{"__proto__":{"role":"owner"}}')],
  ])('takes no %s like this', async (param, body) => {
    const path = `/v1/organizations/${cast.organizationId}`;
    const before = (await cast.owner.get(path)).body;
    expect(await cast.owner.patch(path, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
    expect((await cast.owner.get(path)).body).toEqual(before);
    expect(await management.audit(cast.organizationId)).toEqual([]);
  });
});
