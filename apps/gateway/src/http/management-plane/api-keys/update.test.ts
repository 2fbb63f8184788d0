import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../../../../test/changes-heard.ts';
import { addKeyTests, type KeyTests } from '../../../../test/management-plane/add-key-tests.ts';

describe('PATCH /v1/workspaces/{workspace_id}/api-keys/{key_id}', () => {
  describe('200', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

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
        routing_policy: 'plan_first',
        metadata: { team: 'meadow' },
      };
      expect((await patch(changed)).body).toEqual({ ...made, name: 'Renamed', ...changed });
      expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual(
        expect.arrayContaining([
          'expires_at',
          'allowed_models',
          'allowed_ip_ranges',
          'endpoint_scopes',
          'routing_policy',
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
        body: { owner: { kind: 'user', id: cast.member.userId }, metadata: { seen: 'yes' } },
      });
    });
  });

  describe('400', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it.each([
      [{ name: null }, 'name'],
      [{ name: ' ' }, 'name'],
      [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
      [{ allowed_models: [] }, 'allowed_models'],
      [{ allowed_ip_ranges: ['10.0.0.0'] }, 'allowed_ip_ranges.0'],
      [{ endpoint_scopes: ['admin'] }, 'endpoint_scopes.0'],
      [{ routing_policy: 'cheapest' }, 'routing_policy'],
      [{ routing_policy: [] }, 'routing_policy'],
      [{ routing_policy: ['019bc0de-0000-7000-8000-00000000dead'] }, 'routing_policy'],
      [{ metadata: { k: null } }, 'metadata.k'],
      [{ metadata: JSON.parse('{"k":"v","__proto__":"v"}') }, 'metadata.__proto__'],
      // What a key is: not for its holder to say.
      [{ hash: 'f'.repeat(64) }, 'hash'],
      [{ previous_hash: 'f'.repeat(64) }, 'previous_hash'],
      [{ secret: 'sk-live-mine' }, 'secret'],
      [{ prefix: 'sk-live-mine' }, 'prefix'],
      [{ mode: 'live' }, 'mode'],
      [{ owner_user_id: null }, 'owner_user_id'],
      [{ owner: 'organization' }, 'owner'],
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

  describe('409', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

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
});
