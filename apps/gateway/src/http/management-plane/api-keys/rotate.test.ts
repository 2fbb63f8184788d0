import { createDatabase } from '@weir/postgres';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { changesHeard } from '../../../../test/changes-heard.ts';
import { addKeyTests, type KeyTests } from '../../../../test/management-plane/add-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys/{key_id}/rotate', () => {
  describe('200', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    const soon = (secret: string, outcome: string) =>
      vi.waitFor(async () => expect(await tests.open(secret)).toBe(outcome), 10_000);

    it('replaces the secret at once, and keeps all else', async () => {
      const { cast, management, path } = tests;
      const { secret, ...made } = (
        await tests.create(cast.member, {
          mode: 'test',
          expires_at: '2999-01-01T00:00:00.000Z',
          allowed_models: ['a'],
          allowed_ip_ranges: ['127.0.0.0/8'],
          endpoint_scopes: ['models'],
          metadata: { project: 'search' },
        })
      ).body;
      expect(await tests.open(secret)).toBe('ok');
      const answer = await cast.member.post(`${path}/${made.id}/rotate`, {});
      const { secret: next, ...rotated } = answer.body;
      expect(answer.status).toBe(200);
      expect(next).toMatch(/^sk-test-[0-9A-Za-z]{49}$/);
      expect(rotated).toEqual({
        ...made,
        prefix: next.slice(0, 12),
        last_four: next.slice(-4),
        rotated_at: expect.stringMatching(/Z$/),
      });
      await soon(secret, 'api_key_revoked');
      expect(await tests.open(next)).toBe('ok');

      expect((await cast.member.get(`${path}/${made.id}`)).body).toEqual(rotated);
      const audit = await management.audit(cast.organizationId);
      expect(audit[0]).toMatchObject({ action: 'api_key.rotate', target: { kind: 'api_key', id: made.id } });
      expect(JSON.stringify([audit, management.logger.entries])).not.toContain(next.slice(12));
    });

    it('keeps the grace that an earlier rotation promised: a retry is no outage', async () => {
      const { cast, path } = tests;
      const { id, secret: first } = (await tests.create(cast.member)).body;
      const rotate = async (grace_seconds: number) =>
        (await cast.member.post(`${path}/${id}/rotate`, { grace_seconds })).body;
      const { secret: second, previous_secret_expires_at: until } = await rotate(604_800);
      expect(Date.parse(until) - Date.now()).toBeGreaterThan(604_790_000);
      await soon(second, 'ok');
      expect(await tests.open(first)).toBe('ok');
      const { secret: third, ...shown } = await rotate(3_600);
      expect(shown.older_secret_expires_at).toBe(until);
      await soon(third, 'ok');
      for (const secret of [first, second]) expect(await tests.open(secret)).toBe('ok');
      const { secret: fourth, ...after } = await rotate(0);
      expect([after.previous_secret_expires_at, after.older_secret_expires_at]).toEqual([
        shown.previous_secret_expires_at,
        until,
      ]);
      await soon(fourth, 'ok');
      await soon(third, 'api_key_unknown');
      for (const secret of [first, second]) expect(await tests.open(secret)).toBe('ok');
    });

    it('ends earlier secrets at once when asked to, as for one that leaked', async () => {
      const { cast, path } = tests;
      const { id, secret: leaked } = (await tests.create(cast.member)).body;
      const { secret: second } = (await cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 3_600 }))
        .body;
      const body = { end_earlier_secrets: true };
      const { secret: third } = (await cast.member.post(`${path}/${id}/rotate`, body)).body;
      await soon(leaked, 'api_key_unknown');
      await soon(second, 'api_key_revoked');
      await soon(third, 'ok');
    });

    it('obeys the longest lifetime of keys, for the new secret and for the replaced one', async () => {
      const { cast, management, path } = tests;
      const { id } = (await tests.create(cast.member)).body;
      const { sql } = management.database;
      const settings = `/v1/organizations/${cast.organizationId}/settings`;
      await cast.owner.patch(settings, { max_key_lifetime_days: 30 });
      try {
        await sql`update api_keys set created_at = ${management.now()} - interval '29 days' where id = ${id}`;
        const { body } = await cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 604_800 });
        const days = (text: string) => (Date.parse(text) - Date.now()) / 86_400_000;
        expect(days(body.expires_at)).toBeCloseTo(30, 1);
        expect(days(body.previous_secret_expires_at)).toBeCloseTo(1, 1);
        expect((await management.audit(cast.organizationId))[0]).toMatchObject({
          action: 'api_key.rotate',
          changedFields: ['expires_at'],
        });
      } finally {
        await cast.owner.patch(settings, { max_key_lifetime_days: null });
      }
    });

    it('ends the previous secret when the grace is over, without a word from anybody', async () => {
      const { cast, management, path } = tests;
      const { id, secret } = (await tests.create(cast.member)).body;
      const { secret: next } = (await cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 60 })).body;
      await changesHeard(management.composition, management.database);
      expect(await tests.open(secret)).toBe('ok');
      const { ports, services } = management.composition;
      const overMs = services.clock.nowMs() + 60_000;
      const findByHash = vi.spyOn(ports.apiKeys, 'findByHash');
      const nowMs = vi.spyOn(services.clock, 'nowMs').mockReturnValue(overMs);
      try {
        expect(await tests.open(secret)).toBe('api_key_revoked');
        expect(findByHash).not.toHaveBeenCalled();
        expect(await tests.open(next)).toBe('ok');
      } finally {
        nowMs.mockRestore();
        findByHash.mockRestore();
      }
    });

    it('gives a key of the organization another secret when an admin asks', async () => {
      const { cast, path } = tests;
      const { id } = (await tests.create(cast.admin, { owner: 'organization' })).body;
      expect(await cast.owner.post(`${path}/${id}/rotate`, {})).toMatchObject({
        status: 200,
        body: { owner: { kind: 'organization' } },
      });
    });
  });

  describe('400', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it.each([
      [{ grace_seconds: -1 }, 'grace_seconds'],
      [{ grace_seconds: 604_801 }, 'grace_seconds'],
      [{ grace_seconds: 0.5 }, 'grace_seconds'],
      [{ grace_seconds: '60' }, 'grace_seconds'],
      [{ grace_seconds: null }, 'grace_seconds'],
      [{ secret: 'sk-live-mine' }, 'secret'],
    ])('refuses %j and changes nothing', async (body, param) => {
      const { cast, path } = tests;
      const { id, secret } = (await tests.create(cast.member)).body;
      expect(await cast.member.post(`${path}/${id}/rotate`, body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
      expect(await tests.open(secret)).toBe('ok');
      expect((await cast.member.get(`${path}/${id}`)).body.rotated_at).toBeNull();
    });
  });

  describe('409', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it('gives a revoked key no other secret', async () => {
      const { cast, path } = tests;
      const { id } = (await tests.create(cast.member)).body;
      await cast.member.delete(`${path}/${id}`);
      expect(await cast.member.post(`${path}/${id}/rotate`, {})).toMatchObject({
        status: 409,
        body: { error: { code: 'already_revoked' } },
      });
    });

    it('gives no fourth secret while three work, and says when', async () => {
      const { cast, path } = tests;
      const { id } = (await tests.create(cast.member)).body;
      const rotate = () => cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 600 });
      expect([(await rotate()).status, (await rotate()).status]).toEqual([200, 200]);
      const answer = await rotate();
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(500);
    });

    it('lets two of several rotations at the same time through, whose secrets work', async () => {
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
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
      for (const { status, body } of answers) {
        if (status === 409) expect(body.error).toMatchObject({ type: 'conflict_error', code: 'conflict' });
        else await vi.waitFor(async () => expect(await tests.open(body.secret)).toBe('ok'), 10_000);
      }
      expect(await tests.open(secret)).toBe('ok');
      const records = (await management.audit(cast.organizationId)).filter(({ target }) => target?.id === id);
      expect(records.filter(({ action }) => action === 'api_key.rotate')).toHaveLength(2);
    });

    it('answers many at once with a secret that works, or a conflict', async () => {
      const { cast, path } = tests;
      for (const grace_seconds of [600, 0]) {
        const { id } = (await tests.create(cast.member)).body;
        const answers = await Promise.all(
          Array.from({ length: 30 }, () => cast.member.post(`${path}/${id}/rotate`, { grace_seconds })),
        );
        const rotated = answers.filter(({ status }) => status === 200).map(({ body }) => body);
        expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
        if (grace_seconds > 0) {
          expect(rotated).toHaveLength(2);
          for (const { secret } of rotated) await soonIn(secret);
        } else {
          const shown = (await cast.member.get(`${path}/${id}`)).body;
          await soonIn(rotated.find(({ last_four }) => last_four === shown.last_four).secret);
        }
      }
    });

    const soonIn = (secret: string) =>
      vi.waitFor(async () => expect(await tests.open(secret)).toBe('ok'), 10_000);
  });
});
