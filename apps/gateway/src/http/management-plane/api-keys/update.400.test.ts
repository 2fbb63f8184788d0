import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('PATCH /v1/workspaces/{workspace_id}/api-keys/{key_id}, 400', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it.each([
    [{ name: null }, 'name'],
    [{ name: ' ' }, 'name'],
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    [{ allowed_models: [] }, 'allowed_models'],
    [{ allowed_ip_ranges: ['10.0.0.0'] }, 'allowed_ip_ranges.0'],
    [{ endpoint_scopes: ['admin'] }, 'endpoint_scopes.0'],
    [{ metadata: { k: null } }, 'metadata.k'],
    [{ metadata: JSON.parse('{"k":"v","__proto__":"v"}') }, 'metadata.__proto__'],
    // What a key is: not for its holder to say.
    [{ hash: 'f'.repeat(64) }, 'hash'],
    [{ previous_hash: 'f'.repeat(64) }, 'previous_hash'],
    [{ secret: 'sk-live-mine' }, 'secret'],
    [{ prefix: 'sk-live-mine' }, 'prefix'],
    [{ mode: 'live' }, 'mode'],
    [{ owner_user_id: null }, 'owner_user_id'],
    [{ organization_owned: true }, 'organization_owned'],
    [{ workspace_id: '019bc0de-0000-7000-8000-00000000a001' }, 'workspace_id'],
    [{ revoked_at: null }, 'revoked_at'],
    [{ rotated_at: null }, 'rotated_at'],
    [{ last_used_at: null }, 'last_used_at'],
    [{ id: '019bc0de-0000-7000-8000-00000000a001' }, 'id'],
  ])('refuses %j and changes nothing', async (body, param) => {
    const { secret: _, ...made } = (await tests.create(tests.cast.admin, { mode: 'test' })).body;
    const answer = await tests.cast.admin.patch(`${tests.path}/${made.id}`, {
      metadata: { x: 'y' },
      ...body,
    });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    expect((await tests.cast.admin.get(`${tests.path}/${made.id}`)).body).toEqual(made);
  });

  it('puts off no end beyond what the organization allows from the making of the secret, until it is rotated', async () => {
    const { cast, management, path } = tests;
    const { sql } = management.database;
    await sql`update organizations set max_key_lifetime_days = 30 where id = ${cast.organizationId}`;
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const { id } = (await tests.create(cast.member, { expires_at: inDays(1) })).body;
    await sql`update api_keys set created_at = ${management.now()} - interval '20 days' where id = ${id}`;
    const putOff = async (expires_at: string | null) => cast.member.patch(`${path}/${id}`, { expires_at });
    for (const expiresAt of [inDays(11), null]) {
      expect(await putOff(expiresAt)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'expires_at' } },
      });
    }
    expect((await putOff(inDays(9))).status).toBe(200);
    expect((await cast.member.patch(`${path}/${id}`, { name: 'Renamed' })).status).toBe(200);
    await cast.member.post(`${path}/${id}/rotate`, {});
    expect((await putOff(inDays(29))).status).toBe(200);
    expect((await putOff(inDays(31))).status).toBe(400);
    await sql`update organizations set max_key_lifetime_days = null where id = ${cast.organizationId}`;
  });
});
