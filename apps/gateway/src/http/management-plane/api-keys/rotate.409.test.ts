import { createDatabase } from '@weir/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys/{key_id}/rotate, 409', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it('gives a revoked key no other secret', async () => {
    const { cast, path } = tests;
    const { id } = (await tests.create(cast.member)).body;
    await cast.member.delete(`${path}/${id}`);
    expect(await cast.member.post(`${path}/${id}/rotate`, {})).toMatchObject({
      status: 409,
      body: { error: { code: 'already_revoked' } },
    });
  });

  it('lets one of several rotations at the same time through, whose secret works', async () => {
    const { cast, management, path } = tests;
    const { id, secret } = (await tests.create(cast.member)).body;
    const { sql, close } = createDatabase(management.databaseUrl, { poolSize: 4 });
    // Held until all of them wait for the key: so they are at the same time, and not by luck.
    const holder = await sql.reserve();
    await holder`begin`;
    await holder`select from api_keys where id = ${id} for update`;
    const rotations = Array.from({ length: 4 }, () =>
      cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 600 }),
    );
    await vi.waitFor(async () => {
      const [row] = await sql`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      expect(row?.waiting).toBe(4);
    }, 10_000);
    await holder`commit`;
    holder.release();
    await close();
    const answers = await Promise.all(rotations);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    for (const { status, body } of answers) {
      if (status === 409) expect(body.error).toMatchObject({ type: 'conflict_error', code: 'conflict' });
      else await vi.waitFor(async () => expect(await tests.open(body.secret)).toBe('ok'), 10_000);
    }
    expect(await tests.open(secret)).toBe('ok');
    expect(
      await tests.actions().then((actions) => actions.filter((action) => action === 'api_key.rotate')),
    ).toEqual(['api_key.rotate']);
  });

  it('answers many at once with the last secret, the one before it, or a conflict', async () => {
    const { cast, path } = tests;
    const { id } = (await tests.create(cast.member)).body;
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 600 })),
    );
    const rotated = answers.filter(({ status }) => status === 200).map(({ body }) => body);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const shown = (await cast.member.get(`${path}/${id}`)).body;
    const last = rotated.find(({ last_four }) => last_four === shown.last_four);
    await vi.waitFor(async () => expect(await tests.open(last.secret)).toBe('ok'), 10_000);
    const working = await Promise.all(rotated.map(async ({ secret }) => (await tests.open(secret)) === 'ok'));
    expect(working.filter(Boolean)).toHaveLength(Math.min(2, rotated.length));
  });
});
