import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('PATCH /v1/workspaces/{workspace_id}/api-keys/{key_id}, 409', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it('changes no revoked key', async () => {
    const { cast, path } = tests;
    const { id, secret } = (await tests.create(cast.member)).body;
    const revoked = (await cast.member.delete(`${path}/${id}`)).body;
    for (const body of [{ expires_at: '2999-01-01T00:00:00Z' }, { name: 'Back' }, {}]) {
      expect(await cast.member.patch(`${path}/${id}`, body)).toMatchObject({
        status: 409,
        body: { error: { type: 'conflict_error', code: 'already_revoked' } },
      });
    }
    expect((await cast.member.get(`${path}/${id}`)).body).toEqual(revoked);
    expect(await tests.open(secret)).toBe('api_key_revoked');
  });

  it('gives no key the name of another', async () => {
    const { cast, path } = tests;
    await tests.create(cast.admin, { name: 'Taken' });
    const { id, name } = (await tests.create(cast.member)).body;
    expect(await cast.member.patch(`${path}/${id}`, { name: 'Taken' })).toMatchObject({
      status: 409,
      body: { error: { code: 'name_taken', param: 'name' } },
    });
    expect((await cast.member.get(`${path}/${id}`)).body.name).toBe(name);
  });
});
