import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cast, startTestManagement } from '../../../test/management-plane/start-test-management.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

describe('a POST with an Idempotency-Key', () => {
  let cast: Cast;
  let teams: string;
  let number = 0;
  const key = () => ({ 'idempotency-key': `key-${number}` });
  beforeAll(async () => {
    cast = await management.addCast();
    teams = `/v1/organizations/${cast.organizationId}/teams`;
  });
  beforeEach(() => {
    number += 1;
  });
  const teamsNamed = async (name: string) =>
    (await cast.owner.get(`${teams}?limit=100`)).body.data.filter(
      (team: { name: string }) => team.name === name,
    );

  it('is carried out once and answered twice, byte for byte', async () => {
    const first = await cast.admin.post(teams, { name: 'Once' }, key());
    const again = await cast.admin.post(teams, { name: 'Once' }, key());
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(await teamsNamed('Once')).toHaveLength(1);
  });

  it('is refused with another body or another path', async () => {
    await cast.admin.post(teams, { name: 'First' }, key());
    const otherOrganization = await management.addOrganization([[cast.admin, 'owner']]);
    for (const [path, body] of [
      [teams, { name: 'Second' }],
      [`/v1/organizations/${otherOrganization}/teams`, { name: 'First' }],
    ] as const) {
      expect(await cast.admin.post(path, body, key())).toMatchObject({
        status: 409,
        body: { error: { code: 'idempotency_key_reused', param: 'Idempotency-Key' } },
      });
    }
  });

  it('is another request when another user sends it', async () => {
    await cast.admin.post(teams, { name: 'Theirs' }, key());
    const answer = await cast.owner.post(teams, { name: 'Ours' }, key());
    expect(answer).toMatchObject({ status: 201, body: { name: 'Ours' } });
  });

  it('may be made again when it failed', async () => {
    await cast.admin.post(teams, { name: 'Taken' });
    expect((await cast.admin.post(teams, { name: 'Taken' }, key())).status).toBe(409);
    const [taken] = await teamsNamed('Taken');
    await cast.admin.delete(`${teams}/${taken.id}`);
    expect((await cast.admin.post(teams, { name: 'Taken' }, key())).status).toBe(201);
  });

  it('is carried out once of a hundred at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => cast.admin.post(teams, { name: `Parallel ${number}` }, key())),
    );
    const ids = new Set(answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : [])));
    expect(ids.size).toBe(1);
    for (const { status, body } of answers) {
      if (status !== 201) expect(body.error).toMatchObject({ code: 'request_in_progress' });
    }
    const replayed = answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true');
    expect(replayed.length).toBeGreaterThan(0);
    expect(await teamsNamed(`Parallel ${number}`)).toHaveLength(1);
  });

  it('is carried out by the retry when its answer could not be kept: no secret is lost', async () => {
    const repository = management.composition.services.management.unitOfWork.repositories.idempotency;
    const complete = vi
      .spyOn(Object.getPrototypeOf(repository), 'complete')
      .mockRejectedValueOnce(new Error('the process dies here'));
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const body = { name: `Nightly ${number}`, scopes: ['profile:read'], expires_at };
    try {
      expect((await cast.admin.post('/v1/users/me/tokens', body, key())).status).toBe(503);
      const again = await cast.admin.post('/v1/users/me/tokens', body, key());
      expect(again).toMatchObject({ status: 201, body: { token: expect.stringMatching(/^weir_pat_/) } });
      expect(again.headers.get('idempotent-replayed')).toBeNull();
      expect((await cast.admin.post('/v1/users/me/tokens', body, key())).body).toEqual(again.body);
    } finally {
      complete.mockRestore();
    }
  });

  it('waits for a concurrent one and repeats its answer, or is told when to ask again', async () => {
    const { sql } = management.database;
    const blocker = await sql.reserve();
    await blocker`begin`;
    await blocker`select from organizations where id = ${cast.organizationId} for update`;
    const ask = () => cast.admin.post(teams, { name: `Slow ${number}` }, key());
    const waiting = async () => {
      const [row] = await blocker`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.waiting;
    };
    const first = ask();
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    const impatient = await ask();
    const second = ask();
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2);
    await blocker`commit`;
    blocker.release();
    const [made, repeated] = await Promise.all([first, second]);
    expect(impatient).toMatchObject({ status: 409, body: { error: { code: 'request_in_progress' } } });
    expect(impatient.headers.get('retry-after')).toBe('1');
    expect(made.status).toBe(201);
    expect(repeated).toMatchObject({ status: 201, body: made.body });
    expect(await teamsNamed(`Slow ${number}`)).toHaveLength(1);
  });

  it('is another request after a day', async () => {
    await cast.admin.post(teams, { name: 'Yesterday' }, key());
    await management.database
      .sql`update idempotent_requests set created_at = ${management.now()} - interval '25 hours'`;
    expect((await cast.admin.post(teams, { name: 'Today' }, key())).status).toBe(201);
  });

  it('keeps its answer encrypted: an answer may hold a secret', async () => {
    await cast.admin.post(teams, { name: 'Marked answer' }, key());
    const rows = await management.database.sql`select answer_encrypted from idempotent_requests`;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.answer_encrypted.includes('Marked')).toBe(false);
  });

  it.each(['', 'x'.repeat(256), 'two words', 'ü'])('is refused with the key %j', async (text) => {
    const answer = await cast.admin.post(
      teams,
      { name: 'Never' },
      {
        'idempotency-key': Buffer.from(text, 'utf8').toString('latin1'),
      },
    );
    expect(answer).toMatchObject({ status: 400, body: { error: { param: 'Idempotency-Key' } } });
    expect(await teamsNamed('Never')).toEqual([]);
  });
});
