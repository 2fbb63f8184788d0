import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../../../../test/changes-heard.ts';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('PATCH /v1/workspaces/{workspace_id}/api-keys/{key_id}, 200', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it('changes what is given, clears what is null, leaves the rest, and says which', async () => {
    const { cast, management, path } = tests;
    const { secret, ...made } = (
      await tests.create(cast.member, { allowed_models: ['a'], metadata: { project: 'search' } })
    ).body;
    const patch = (body: unknown) => cast.member.patch(`${path}/${made.id}`, body);
    expect((await patch({ name: 'Renamed' })).body).toEqual({ ...made, name: 'Renamed' });
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      action: 'api_key.update',
      target: { kind: 'api_key', id: made.id },
      changedFields: ['name'],
    });
    const changed = {
      expires_at: '2999-01-01T00:00:00.000Z',
      allowed_models: ['b', 'c'],
      allowed_ip_ranges: ['127.0.0.0/8'],
      endpoint_scopes: ['models'],
      metadata: { team: 'meadow' },
    };
    expect((await patch(changed)).body).toEqual({ ...made, name: 'Renamed', ...changed });
    expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual(
      expect.arrayContaining([
        'expires_at',
        'allowed_models',
        'allowed_ip_ranges',
        'endpoint_scopes',
        'metadata',
      ]),
    );
    expect((await patch({})).body).toEqual({ ...made, name: 'Renamed', ...changed });
    expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual([]);
    const cleared = Object.fromEntries(Object.keys(changed).map((field) => [field, null]));
    expect((await patch(cleared)).body).toEqual({ ...made, name: 'Renamed', ...cleared, metadata: {} });
    expect((await cast.member.get(`${path}/${made.id}`)).body).toEqual({
      ...made,
      name: 'Renamed',
      ...cleared,
      metadata: {},
    });
    expect(await tests.open(secret)).toBe('ok');
  });

  it('tightens a key that is in use within a second', async () => {
    const { cast, path } = tests;
    const { id, secret } = (await tests.create(cast.member)).body;
    expect(await tests.open(secret)).toBe('ok');
    await cast.member.patch(`${path}/${id}`, { allowed_ip_ranges: ['10.0.0.0/8'] });
    await vi.waitFor(
      async () => expect(await tests.open(secret)).toBe('ip_address_not_allowed'),
      WITHIN_A_SECOND,
    );
  });

  it('revives an expired key', async () => {
    const { cast, path, management } = tests;
    const { id, secret } = (await tests.create(cast.member)).body;
    await management.database.sql`update api_keys set expires_at = ${management.now()} where id = ${id}`;
    await vi.waitFor(async () => expect(await tests.open(secret)).toBe('api_key_expired'), WITHIN_A_SECOND);
    const answer = await cast.member.patch(`${path}/${id}`, { expires_at: '2999-01-01T00:00:00Z' });
    expect(answer).toMatchObject({ status: 200, body: { state: 'active' } });
    await vi.waitFor(async () => expect(await tests.open(secret)).toBe('ok'), WITHIN_A_SECOND);
  });

  it('lets an admin change the key of a member, who stays its owner', async () => {
    const { cast, path } = tests;
    const { id } = (await tests.create(cast.member)).body;
    expect(await cast.admin.patch(`${path}/${id}`, { metadata: { seen: 'yes' } })).toMatchObject({
      status: 200,
      body: { owner_user_id: cast.member.userId, metadata: { seen: 'yes' } },
    });
  });
});
