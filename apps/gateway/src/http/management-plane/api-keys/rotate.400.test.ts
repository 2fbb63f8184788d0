import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys/{key_id}/rotate, 400', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it.each([
    [{ grace_seconds: -1 }, 'grace_seconds'],
    [{ grace_seconds: 604_801 }, 'grace_seconds'],
    [{ grace_seconds: 0.5 }, 'grace_seconds'],
    [{ grace_seconds: '60' }, 'grace_seconds'],
    [{ grace_seconds: null }, 'grace_seconds'],
    [{ secret: 'sk-live-mine' }, 'secret'],
  ])('refuses %j and changes nothing', async (body, param) => {
    const { cast, path } = tests;
    const { id, secret } = (await tests.create(cast.member)).body;
    expect(await cast.member.post(`${path}/${id}/rotate`, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
    expect(await tests.open(secret)).toBe('ok');
    expect((await cast.member.get(`${path}/${id}`)).body.rotated_at).toBeNull();
  });
});
