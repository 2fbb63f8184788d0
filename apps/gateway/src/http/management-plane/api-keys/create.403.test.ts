import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys, 403', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  const expectRefused = async (who: 'member' | 'platformReader', body: Record<string, unknown>) => {
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

  it('gives no member a key of the organization', () =>
    expectRefused('member', { organization_owned: true }));

  it('gives no reader of the platform a key', () =>
    expectRefused('platformReader', { organization_owned: true }));

  it('gives members none where they may make none, but admins', async () => {
    const { management, cast } = tests;
    const { sql } = management.database;
    await sql`update organizations set members_may_create_keys = false where id = ${cast.organizationId}`;
    await expectRefused('member', {});
    expect((await tests.create(cast.admin)).status).toBe(201);
    expect((await tests.create(cast.owner, { organization_owned: true })).status).toBe(201);
    await sql`update organizations set members_may_create_keys = true where id = ${cast.organizationId}`;
    expect((await tests.create(cast.member)).status).toBe(201);
  });
});
