import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys, 400', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  const entries = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));

  it.each([
    [{ name: undefined }, 'missing_parameter', 'name'],
    [{ name: 'a\0b' }, 'invalid_parameter', 'name'],
    [{ mode: 'admin' }, 'invalid_parameter', 'mode'],
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'invalid_parameter', 'expires_at'],
    [{ expires_at: 'tomorrow' }, 'invalid_parameter', 'expires_at'],
    [{ expires_at: 1_900_000_000 }, 'invalid_parameter', 'expires_at'],
    [{ allowed_models: [] }, 'invalid_parameter', 'allowed_models'],
    [{ allowed_models: ['x'.repeat(257)] }, 'invalid_parameter', 'allowed_models.0'],
    [{ allowed_models: 'sim-fast' }, 'invalid_parameter', 'allowed_models'],
    [{ allowed_ip_ranges: [] }, 'invalid_parameter', 'allowed_ip_ranges'],
    [{ allowed_ip_ranges: ['10.0.0.0/33'] }, 'invalid_parameter', 'allowed_ip_ranges.0'],
    [{ allowed_ip_ranges: ['10.0.0.1'] }, 'invalid_parameter', 'allowed_ip_ranges.0'],
    [{ allowed_ip_ranges: ['::/0', 'localhost/8'] }, 'invalid_parameter', 'allowed_ip_ranges.1'],
    [{ endpoint_scopes: [] }, 'invalid_parameter', 'endpoint_scopes'],
    [{ endpoint_scopes: ['everything'] }, 'invalid_parameter', 'endpoint_scopes.0'],
    [{ metadata: entries(17) }, 'invalid_parameter', 'metadata'],
    [{ metadata: { ['k'.repeat(65)]: 'v' } }, 'invalid_parameter', `metadata.${'k'.repeat(65)}`],
    [{ metadata: { '': 'v' } }, 'invalid_parameter', 'metadata.'],
    [{ metadata: { k: 'v'.repeat(513) } }, 'invalid_parameter', 'metadata.k'],
    [{ metadata: { k: 7 } }, 'invalid_parameter', 'metadata.k'],
    [{ metadata: { k: 'a\0b' } }, 'invalid_parameter', 'metadata.k'],
    [{ metadata: JSON.parse('{"__proto__":"v"}') }, 'invalid_parameter', 'metadata.__proto__'],
    [{ metadata: JSON.parse('{"__proto__":{"k":"v"}}') }, 'invalid_parameter', 'metadata.__proto__'],
    [{ metadata: { 'a\ud800b': 'v' } }, 'invalid_parameter', 'metadata.a\ud800b'],
    [{ organization_owned: 'yes' }, 'invalid_parameter', 'organization_owned'],
    [{ hash: 'f'.repeat(64) }, 'invalid_parameter', 'hash'],
    [{ secret: 'sk-live-mine' }, 'invalid_parameter', 'secret'],
    [{ owner_user_id: null }, 'invalid_parameter', 'owner_user_id'],
    [{ created_at: '2020-01-01T00:00:00Z' }, 'invalid_parameter', 'created_at'],
  ])('refuses %j and makes nothing', async (body, code, param) => {
    const answer = await tests.cast.admin.post(tests.path, { name: 'Key', ...body });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_request_error', code, param } },
    });
    const [row] = await tests.management.database.sql`select count(*)::int as keys from api_keys`;
    expect(row).toEqual({ keys: 0 });
  });

  it('wants an end within what the organization allows, of admins too', async () => {
    const { management, cast } = tests;
    const { sql } = management.database;
    await sql`update organizations set max_key_lifetime_days = 30 where id = ${cast.organizationId}`;
    const tooLate = new Date(Date.now() + 30 * 86_400_000 + 60_000).toISOString();
    for (const person of [cast.member, cast.owner]) {
      for (const body of [{}, { expires_at: null }, { expires_at: tooLate }]) {
        expect(await tests.create(person, body)).toMatchObject({
          status: 400,
          body: { error: { code: 'invalid_parameter', param: 'expires_at' } },
        });
      }
    }
    await sql`update organizations set max_key_lifetime_days = null where id = ${cast.organizationId}`;
  });

  it('gives nobody a key of their own in an organization they are no member of', async () => {
    expect(await tests.create(tests.cast.platformAdmin)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param: 'organization_owned' } },
    });
  });
});
