import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys, 409', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

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
