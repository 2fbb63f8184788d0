import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}, 200', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it('shows a key to its owner, to admins and to readers of the platform, never with its secret', async () => {
    const { cast, path } = tests;
    const { secret, ...key } = (await tests.create(cast.member)).body;
    for (const who of ['member', 'admin', 'owner', 'platformAdmin', 'platformReader'] as const) {
      const answer = await cast[who].get(`${path}/${key.id}`);
      expect({ who, ...answer }).toMatchObject({ status: 200, body: key });
      expect(JSON.stringify(answer.body)).not.toContain(secret.slice(12, -4));
    }
  });

  it('tells how a key stands', async () => {
    const { cast, path, management } = tests;
    const { body } = await tests.create(cast.member, { expires_at: '2999-01-01T00:00:00Z' });
    const state = async () => (await cast.member.get(`${path}/${body.id}`)).body.state;
    expect(await state()).toBe('active');
    await management.database.sql`update api_keys set expires_at = ${management.now()} where id = ${body.id}`;
    expect(await state()).toBe('expired');
    await cast.member.delete(`${path}/${body.id}`);
    expect(await state()).toBe('revoked');
  });
});
