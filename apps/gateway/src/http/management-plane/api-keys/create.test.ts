import { beforeAll, describe, expect, it } from 'vitest';
import { addKeyTests, type KeyTests } from '../../../../test/management-plane/add-key-tests.ts';
import type { Person } from '../../../../test/management-plane/person.ts';
import { makeServiceAccount } from '../../../../test/management-plane/service-accounts.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys', () => {
  describe('201', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it('makes a key that works, shows its secret this once and stores no more than its hash', async () => {
      const { management, cast, path, workspaceId } = tests;
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      const answer = await cast.member.post(path, {
        name: '  laptop ',
        mode: 'test',
        expires_at: expiresAt,
        allowed_models: ['b', 'a', 'b'],
        allowed_ip_ranges: ['127.0.0.0/8', '2001:db8::/32'],
        endpoint_scopes: ['models', 'chat.completions'],
        metadata: { project: 'search', note: '' },
      });
      const { secret, ...key } = answer.body;
      expect(answer.status).toBe(201);
      expect(key).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        organization_id: cast.organizationId,
        workspace_id: workspaceId,
        name: 'laptop',
        mode: 'test',
        purpose: null,
        prefix: secret.slice(0, 12),
        last_four: secret.slice(-4),
        state: 'active',
        owner: { kind: 'user', id: cast.member.userId },
        created_by: cast.member.userId,
        allowed_models: ['b', 'a'],
        allowed_ip_ranges: ['127.0.0.0/8', '2001:db8::/32'],
        routing_policy: null,
        endpoint_scopes: ['models', 'chat.completions'],
        metadata: { project: 'search', note: '' },
        created_at: expect.stringMatching(/Z$/),
        expires_at: expiresAt,
        revoked_at: null,
        rotated_at: null,
        created_with: { kind: 'session', id: expect.any(String) },
        previous_secret_expires_at: null,
        older_secret_expires_at: null,
        last_used_at: null,
      });
      expect(secret).toMatch(/^sk-test-[0-9A-Za-z]{49}$/);
      expect(await tests.open(secret)).toBe('ok');
      expect((await cast.member.get(`${path}/${key.id}`)).body).toEqual(key);

      const audit = await management.audit(cast.organizationId);
      expect(audit[0]).toMatchObject({
        actor: { userId: cast.member.userId },
        action: 'api_key.create',
        target: { kind: 'api_key', id: key.id },
      });
      const [row] = await management.database
        .sql`select api_keys::text as stored from api_keys where id = ${key.id}`;
      expect(row?.stored).toContain(management.composition.ports.hasher.sha256Hex(secret));
      const everywhere = JSON.stringify([audit, row, management.logger.entries]);
      expect(everywhere).not.toContain(secret);
      expect(everywhere).not.toContain(secret.slice(12));
    });

    it('makes a live key without an end or a restriction where nothing is said', async () => {
      const { body } = await tests.create(tests.cast.admin);
      expect(body).toMatchObject({
        mode: 'live',
        expires_at: null,
        allowed_models: null,
        allowed_ip_ranges: null,
        endpoint_scopes: null,
        metadata: {},
        owner: { kind: 'user', id: tests.cast.admin.userId },
      });
    });

    it.each(['owner', 'admin', 'platformAdmin'] as const)(
      'makes a key of the organization for a %s',
      async (who) => {
        const { status, body } = await tests.create(tests.cast[who], { owner: 'organization' });
        expect({ status, body }).toMatchObject({
          status: 201,
          body: {
            owner: { kind: 'organization', id: tests.cast.organizationId },
            created_by: tests.cast[who].userId,
          },
        });
      },
    );

    it('makes a key of a service account, for an admin and for itself', async () => {
      const { cast, management, path } = tests;
      const account = await makeServiceAccount(management, cast.owner, cast.organizationId, 'member');
      const byAdmin = await tests.create(cast.admin, { owner: account.id.toUpperCase() });
      const byItself = await tests.create(account.itself);
      const owner = { kind: 'service_account', id: account.id };
      expect(byAdmin).toMatchObject({ status: 201, body: { owner, created_by: cast.admin.userId } });
      expect(byItself).toMatchObject({
        status: 201,
        body: {
          owner,
          created_by: null,
          created_with: { kind: 'service_account_token', id: account.tokenId },
        },
      });
      const idsOf = async (who: Person, query: string) =>
        (await who.get(`${path}?${query}`)).body.data.map(({ id }: { id: string }) => id);
      const both = [byItself.body.id, byAdmin.body.id];
      expect(await idsOf(cast.owner, `owner=${account.id}`)).toEqual(both);
      expect(await idsOf(account.itself, '')).toEqual(both);
      expect(await idsOf(account.itself, 'owner=me')).toEqual(both);
      expect(await idsOf(cast.owner, 'owner=organization')).not.toEqual(expect.arrayContaining(both));
      expect(await idsOf(cast.member, '')).not.toEqual(expect.arrayContaining(both));
      expect(await tests.open(byItself.body.secret)).toBe('ok');
      expect((await account.itself.delete(`${path}/${byAdmin.body.id}`)).body.state).toBe('revoked');
    });

    it('makes a key that lives as long as the organization allows', async () => {
      const { management, cast } = tests;
      const { sql } = management.database;
      await sql`update organizations set max_key_lifetime_days = 30 where id = ${cast.organizationId}`;
      const expiresAt = new Date(Date.now() + 30 * 86_400_000 - 1_000).toISOString();
      expect((await tests.create(cast.member, { expires_at: expiresAt })).status).toBe(201);
      await sql`update organizations set max_key_lifetime_days = null where id = ${cast.organizationId}`;
    });

    it('answers a repeated request with the same key and the same secret, and makes no other', async () => {
      const headers = { 'idempotency-key': 'make-once' };
      const body = { name: 'once' };
      const first = await tests.cast.member.post(tests.path, body, headers);
      const second = await tests.cast.member.post(tests.path, body, headers);
      expect(second).toMatchObject({ status: 201, body: first.body });
      expect(await tests.open(second.body.secret)).toBe('ok');
    });
  });

  describe('400', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

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
      [{ expires_at: '2099-02-29T00:00:00Z' }, 'invalid_parameter', 'expires_at'],
      [{ expires_at: '2099-01-01T00:00:00' }, 'invalid_parameter', 'expires_at'],
      [{ expires_at: '2099-01-01T00:00:00+25:00' }, 'invalid_parameter', 'expires_at'],
      [{ owner: 'yes' }, 'invalid_parameter', 'owner'],
      [{ hash: 'f'.repeat(64) }, 'invalid_parameter', 'hash'],
      [{ secret: 'sk-live-mine' }, 'invalid_parameter', 'secret'],
      [{ owner: null }, 'invalid_parameter', 'owner'],
      [{ created_at: '2020-01-01T00:00:00Z' }, 'invalid_parameter', 'created_at'],
    ])('refuses %j and makes nothing', async (body, code, param) => {
      const answer = await tests.cast.admin.post(tests.path, { name: 'Key', ...body });
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { type: 'invalid_request_error', code, param } },
      });
      const [row] = await tests.management.database
        .sql`select count(*)::int as keys from api_keys where workspace_id = ${tests.workspaceId}`;
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
        body: { error: { code: 'invalid_parameter', param: 'owner' } },
      });
    });
  });

  describe('403', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    const expectRefused = async (who: 'member' | 'platformReader', body: Record<string, unknown>) => {
      // So that this one is the first of its kind, which is recorded at once.
      await tests.management.composition.services.management.refusedWrites.write();
      const answer = await tests.create(tests.cast[who], body);
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
      expect((await tests.management.audit(tests.cast.organizationId))[0]).toMatchObject({
        actor: { userId: tests.cast[who].userId },
        action: 'api_key.create',
        outcome: 'refused',
      });
      const [row] = await tests.management.database.sql`select count(*)::int as keys from api_keys
      where created_by = ${tests.cast[who].userId}`;
      expect(row).toEqual({ keys: 0 });
    };

    it('gives no member, and no service account that is one, a key of a service account', async () => {
      const { cast, management } = tests;
      const [one, other] = [
        await makeServiceAccount(management, cast.owner, cast.organizationId, 'member'),
        await makeServiceAccount(management, cast.owner, cast.organizationId, 'member'),
      ];
      await expectRefused('member', { owner: one.id });
      for (const owner of [other.id, 'organization']) {
        expect((await tests.create(one.itself, { owner })).status).toBe(403);
      }
    });

    it('gives no member a key of the organization', () => expectRefused('member', { owner: 'organization' }));

    it('gives no reader of the platform a key', () =>
      expectRefused('platformReader', { owner: 'organization' }));

    it('gives members none where they may make none, but admins', async () => {
      const { management, cast } = tests;
      const { sql } = management.database;
      await sql`update organizations set members_may_create_keys = false where id = ${cast.organizationId}`;
      await expectRefused('member', {});
      expect((await tests.create(cast.admin)).status).toBe(201);
      expect((await tests.create(cast.owner, { owner: 'organization' })).status).toBe(201);
      await sql`update organizations set members_may_create_keys = true where id = ${cast.organizationId}`;
      expect((await tests.create(cast.member)).status).toBe(201);
    });
  });

  describe('404', () => {
    it('makes no key of a service account that is unknown, deleted, or of another organization', async () => {
      const { cast, management } = await addKeyTests();
      const tests = await addKeyTests();
      const foreign = await makeServiceAccount(management, cast.owner, cast.organizationId, 'member');
      const deleted = await makeServiceAccount(
        management,
        tests.cast.owner,
        tests.cast.organizationId,
        'member',
      );
      await tests.cast.owner.delete(deleted.path);
      for (const owner of [foreign.id, deleted.id, tests.cast.member.userId]) {
        expect(await tests.create(tests.cast.admin, { owner })).toMatchObject({
          status: 404,
          body: { error: { message: 'There is no such service account.' } },
        });
      }
    });
  });

  describe('409', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it('lets exactly one of a hundred at once have a name', async () => {
      const { cast, path } = tests;
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          (index % 2 === 0 ? cast.admin : cast.member).post(path, { name: 'Build' }),
        ),
      );
      const made = answers.filter(({ status }) => status === 201);
      expect(made).toHaveLength(1);
      for (const { status, body } of answers) {
        if (status === 201) continue;
        expect({ status, error: body.error }).toMatchObject({
          status: 409,
          error: { type: 'conflict_error', code: 'name_taken', param: 'name' },
        });
      }
      expect(await tests.open(made[0]!.body.secret)).toBe('ok');
      expect(await tests.actions()).toEqual(['api_key.create']);
    });

    it('gives the name of a revoked key to another, not that of an expired one', async () => {
      const { cast, path, management } = tests;
      const revoked = await tests.create(cast.admin, { name: 'Again' });
      await cast.admin.delete(`${path}/${revoked.body.id}`);
      const second = await tests.create(cast.admin, { name: 'Again' });
      expect(second.status).toBe(201);
      await management.database
        .sql`update api_keys set expires_at = ${management.now()} where id = ${second.body.id}`;
      expect(await tests.create(cast.admin, { name: 'Again' })).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
    });
  });
});
