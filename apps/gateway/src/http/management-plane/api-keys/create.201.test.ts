import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys, 201', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

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
      prefix: secret.slice(0, 12),
      last_four: secret.slice(-4),
      state: 'active',
      owner_user_id: cast.member.userId,
      created_by: cast.member.userId,
      allowed_models: ['b', 'a'],
      allowed_ip_ranges: ['127.0.0.0/8', '2001:db8::/32'],
      endpoint_scopes: ['models', 'chat.completions'],
      metadata: { project: 'search', note: '' },
      created_at: expect.stringMatching(/Z$/),
      expires_at: expiresAt,
      revoked_at: null,
      rotated_at: null,
      previous_secret_expires_at: null,
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
    const [row] = await management.database.sql`select api_keys::text as stored from api_keys`;
    expect(row?.stored).toContain(management.composition.parts.hasher.sha256Hex(secret));
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
      owner_user_id: tests.cast.admin.userId,
    });
  });

  it.each(['owner', 'admin', 'platformAdmin'] as const)(
    'makes a key of the organization for a %s',
    async (who) => {
      const { status, body } = await tests.create(tests.cast[who], { organization_owned: true });
      expect({ status, body }).toMatchObject({
        status: 201,
        body: { owner_user_id: null, created_by: tests.cast[who].userId },
      });
    },
  );

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
