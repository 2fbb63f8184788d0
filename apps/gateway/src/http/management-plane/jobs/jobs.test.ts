import { isOpen, type Job, type JobId } from '@weir/domain/jobs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { requestSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { addUsage, type UsageScene } from '../../../../test/management-plane/add-usage.ts';
import type { Answer, Person } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const { services } = management.composition;
const { repositories } = services.management.unitOfWork;

let scene: UsageScene;
beforeAll(async () => {
  scene = await addUsage(management);
});

const begin = async (person: Person, body: object): Promise<Answer> => {
  const answer = await person.post('/v1/jobs', body);
  expect(answer).toMatchObject({ status: 202, body: { state: 'queued', user_id: person.userId } });
  return answer;
};
/** The job once it has ended. */
const ended = (id: string): Promise<Job> =>
  vi.waitFor(
    async () => {
      const job = (await repositories.jobs.find(id as JobId))!;
      if (isOpen(job)) throw new Error(`It is ${job.state}.`);
      return job;
    },
    { timeout: 60_000, interval: 20 },
  );
/** A job that no gateway takes, as another one holds it. */
const heldJob = async (person: Person, overrides: Readonly<Record<string, string | number>> = {}) => {
  const id = crypto.randomUUID();
  const { organization_id = null, state = 'running', kind = 'usage_export' } = overrides;
  await management.database.sql`
    insert into jobs (id, kind, user_id, organization_id, parameters, begun_by, state, created_at, holder, held_until)
    values (${id}, ${kind}, ${person.userId}, ${organization_id}, '{}', '{}', ${state}, ${management.now()},
      ${crypto.randomUUID()}, ${new Date(management.now().getTime() + 3_600_000)})`;
  return id;
};
const auditOf = async (action: string) =>
  (await management.audit(scene.organizationId)).filter((record) => record.action === action);

describe('POST /v1/jobs', () => {
  describe('202', () => {
    it.each(['csv', 'jsonl'])(
      'makes the file that the export has that answers at once, byte for byte: %s',
      async (format) => {
        const until = management.now().toISOString();
        const { organizationId, owner, member } = scene;
        for (const person of [owner, member]) {
          const { body } = await begin(person, {
            usage_export: { of: 'organization', organization_id: organizationId, format, until },
          });
          const job = await ended(body.id);
          expect(job).toMatchObject({ state: 'completed', phase: 'records', errorCode: null });
          expect(job.done).toBe(person === owner ? 6 : 2);
          expect(job.total).toBe(job.done);
          const file = await person.get(`/v1/jobs/${body.id}/file`);
          const query = `format=${format}&until=${encodeURIComponent(until)}`;
          const whole = await person.get(`/v1/organizations/${organizationId}/usage/export?${query}`);
          expect(file.body).toBe(whole.body);
          for (const name of ['content-type', 'content-disposition', 'x-content-type-options']) {
            expect([name, file.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
          }
        }
      },
    );

    it('exports an audit log, of which its own beginning is the first line, and has it recorded', async () => {
      const { organizationId, owner } = scene;
      const before = await auditOf('audit.export');
      const { body } = await begin(owner, {
        audit_log_export: { of: 'organization', organization_id: organizationId, format: 'json' },
      });
      expect(await ended(body.id)).toMatchObject({ state: 'completed', total: expect.any(Number) });
      const file = await owner.get(`/v1/jobs/${body.id}/file`);
      expect(file.body[0]).toMatchObject({ action: 'audit.export', actor: { user_id: owner.userId } });
      expect(await auditOf('audit.export')).toHaveLength(before.length + 1);
      // Which begins with itself.
      const whole = await owner.get(`/v1/organizations/${organizationId}/audit-log/export?format=json`);
      expect(file.body).toEqual(whole.body.slice(1));
    });

    it('approves and denies each subscription by itself, and records each', async () => {
      const asked = [];
      for (let n = 0; n < 3; n += 1) asked.push(await requestSubscription(management, scene, scene.member));
      const [one, two, three] = asked.map(({ id, version }) => ({ id, version }));
      const { body } = await begin(scene.platformAdmin, {
        subscription_approval: { subscriptions: [one, { ...two!, version: 99 }], reason: null },
      });
      expect(await ended(body.id)).toMatchObject({
        ...{ state: 'completed', phase: 'subscriptions', done: 2, total: 2 },
        failures: [{ id: two!.id, code: 'conflict' }],
      });
      expect(body).toMatchObject({ total: 2, parameters: { reason: null } });
      const denial = await begin(scene.platformAdmin, {
        subscription_denial: { subscriptions: [three], reason: 'Too expensive.' },
      });
      await ended(denial.body.id);
      const states = asked.map(
        async ({ id }) => (await scene.member.get(`/v1/subscriptions/${id}`)).body.state,
      );
      expect(await Promise.all(states)).toEqual(['active', 'pending', 'denied']);
      const approvals = await auditOf('subscription.approve');
      expect(approvals.map(({ target, actor, outcome }) => [target!.id, actor.userId, outcome])).toEqual([
        [one!.id, scene.platformAdmin.userId, 'succeeded'],
      ]);
      expect(await auditOf('subscription.deny')).toHaveLength(1);
    });

    it('reads days anew, one after the other, and compares the ledger with its sums', async () => {
      const [today, dayBefore] = [0, 86_400_000].map((ago) =>
        new Date(management.now().getTime() - ago).toISOString().slice(0, 10),
      );
      const rebuild = await begin(scene.platformAdmin, {
        cache_rebuild: { start_date: dayBefore, end_date: today },
      });
      const comparison = await begin(scene.platformAdmin, { reconciliation: {} });
      expect(await ended(rebuild.body.id)).toMatchObject({
        state: 'completed',
        phase: 'days',
        done: 2,
        total: 2,
      });
      expect(await ended(comparison.body.id)).toMatchObject({ state: 'completed', errorCode: null });
      const { body } = await scene.platformReader.get('/v1/admin/reconciliation');
      expect(body.last).toMatchObject({ status: expect.stringMatching(/agrees|differs/) });
    });

    it('cancelled in the middle, keeps what is decided, decides nothing more, and leaves no file', async () => {
      const asked = [];
      for (let n = 0; n < 2; n += 1) asked.push(await requestSubscription(management, scene, scene.member));
      const subscriptions = asked.map(({ id, version }) => ({ id, version }));
      // The first decision cancels it: however fast this machine is, that is in the middle.
      const { sql } = management.database;
      await sql.unsafe(`
        create function cancel_denials() returns trigger language plpgsql as $$ begin
          update jobs set state = 'cancelling' where kind = 'subscription_denial' and state = 'running'; return null;
        end $$;
        create trigger cancels after update on subscriptions for each row when (new.id = '${asked[0]!.id}')
        execute function cancel_denials()`);
      const { body } = await begin(scene.platformAdmin, {
        subscription_denial: { subscriptions, reason: 'No.' },
      });
      expect(await ended(body.id)).toMatchObject({ state: 'cancelled', done: 1, total: 2, errorCode: null });
      await sql`drop function cancel_denials cascade`;
      const states = asked.map(
        async ({ id }) => (await scene.member.get(`/v1/subscriptions/${id}`)).body.state,
      );
      expect(await Promise.all(states)).toEqual(['denied', 'pending']);
    });
  });

  describe('403', () => {
    it('is for work that the caller may not do, and recorded as the endpoint does that answers at once', async () => {
      const { organizationId, member, stranger } = scene;
      const exportOf = { audit_log_export: { of: 'organization', organization_id: organizationId } };
      expect((await member.post('/v1/jobs', exportOf)).status).toBe(403);
      expect((await auditOf('audit.export'))[0]).toMatchObject({
        outcome: 'refused',
        errorCode: 'permission_denied',
      });
      for (const body of [
        { usage_export: { of: 'platform' } },
        { audit_log_export: { of: 'platform' } },
        { cache_rebuild: {} },
        { reconciliation: {} },
        { subscription_approval: { subscriptions: [{ id: organizationId, version: 1 }] } },
      ]) {
        expect((await scene.owner.post('/v1/jobs', body)).status).toBe(403);
      }
      expect((await scene.platformReader.post('/v1/jobs', { reconciliation: {} })).status).toBe(403);
      expect((await stranger.post('/v1/jobs', exportOf)).status).toBe(404);
    });
  });

  describe('400', () => {
    it.each([
      [{}],
      [{ usage_export: { of: 'me' }, reconciliation: {} }],
      [{ usage_export: { of: 'organization' } }],
      [{ usage_export: { of: 'me', since: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' } }],
      [{ cache_rebuild: { start_date: '2020-01-01', end_date: '2026-01-01' } }],
      [{ subscription_approval: { subscriptions: [] } }],
    ])('is for %j', async (body) => {
      expect((await scene.platformAdmin.post('/v1/jobs', body)).status).toBe(400);
    });
  });

  describe('404', () => {
    it('is for an organization that the caller does not know', async () => {
      const { organizationId, stranger } = scene;
      const body = { usage_export: { of: 'organization', organization_id: organizationId } };
      expect((await stranger.post('/v1/jobs', body)).status).toBe(404);
    });
  });

  describe('409', () => {
    it('is for what reads the whole ledger while another one does', async () => {
      await vi.waitFor(async () => {
        const open = await repositories.jobs.list(
          null,
          { kind: 'cache_rebuild', state: 'open' },
          { limit: 1, after: null },
        );
        expect(open.items).toEqual([]);
      });
      const id = await heldJob(scene.platformAdmin, { kind: 'cache_rebuild' });
      const answer = await scene.platformAdmin.post('/v1/jobs', { cache_rebuild: {} });
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
      await management.database.sql`delete from jobs where id = ${id}`;
    });
  });

  describe('429', () => {
    it('is for the eleventh open job of a person', async () => {
      const person = await management.signIn();
      for (let n = 0; n < 10; n += 1) await heldJob(person);
      const answer = await person.post('/v1/jobs', { usage_export: { of: 'me' } });
      expect(answer).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } });
    });
  });
});

describe('GET /v1/jobs', () => {
  describe('200', () => {
    it('lists those of the caller, with filters', async () => {
      const person = await management.signIn();
      const [open, over] = [await heldJob(person), await heldJob(person, { state: 'cancelled' })];
      const idsOf = async (query: string) =>
        (await person.get(`/v1/jobs${query}`)).body.data.map(({ id }: { id: string }) => id).toSorted();
      expect(await idsOf('')).toEqual([open, over].toSorted());
      expect(await idsOf('?state=open')).toEqual([open]);
      expect(await idsOf('?state=ended&kind=usage_export')).toEqual([over]);
      expect(await idsOf('?kind=reconciliation')).toEqual([]);
    });
  });
});

describe('GET /v1/organizations/{organization_id}/jobs', () => {
  describe('200', () => {
    it('lists those of everybody in the organization, by name', async () => {
      const cast = await management.addCast();
      const id = await heldJob(cast.member, { organization_id: cast.organizationId });
      const { body } = await cast.admin.get(`/v1/organizations/${cast.organizationId}/jobs`);
      expect(body.data).toMatchObject([{ id, user_id: cast.member.userId }]);
      expect(body.names[cast.member.userId]).toBe(cast.member.displayName);
    });
  });
});

describe('GET /v1/admin/jobs', () => {
  describe('200', () => {
    it('lists those of everybody', async () => {
      const id = await heldJob(scene.stranger);
      const { body } = await scene.platformReader.get('/v1/admin/jobs?limit=100');
      expect(body.data.map((job: { id: string }) => job.id)).toContain(id);
    });
  });
});

describe('GET /v1/jobs/{job_id}', () => {
  describe('200', () => {
    it('is for its person, admins of its organization and of the platform, and for nobody else', async () => {
      const { organizationId, member, owner, admin, stranger, platformReader } = scene;
      const id = await heldJob(member, { organization_id: organizationId });
      const statuses = [];
      for (const person of [member, owner, admin, platformReader, stranger]) {
        statuses.push((await person.get(`/v1/jobs/${id}`)).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 404]);
      const own = await heldJob(member);
      expect((await owner.get(`/v1/jobs/${own}`)).status).toBe(404);
    });
  });
});

describe('POST /v1/jobs/{job_id}/cancel', () => {
  describe('202', () => {
    it('is for its person and for platform admins', async () => {
      const { organizationId, member, owner, platformAdmin, platformReader } = scene;
      const [one, two] = [await heldJob(member, { organization_id: organizationId }), await heldJob(member)];
      for (const person of [owner, platformReader]) {
        expect((await person.post(`/v1/jobs/${one}/cancel`)).status).toBe(404);
      }
      expect(await member.post(`/v1/jobs/${one}/cancel`)).toMatchObject({
        status: 202,
        body: { state: 'cancelling' },
      });
      expect((await platformAdmin.post(`/v1/jobs/${two}/cancel`)).body.state).toBe('cancelling');
      const over = await heldJob(member, { state: 'completed' });
      expect((await member.post(`/v1/jobs/${over}/cancel`)).body.state).toBe('completed');
    });
  });
});

describe('GET /v1/jobs/{job_id}/events', () => {
  describe('200', () => {
    it('tells of the job until it ends', async () => {
      const id = await heldJob(scene.member);
      const answer = scene.member.get(`/v1/jobs/${id}/events`);
      await vi.waitFor(() => expect(services.eventStreams.count).toBeGreaterThan(0));
      await management.database.sql`update jobs set done = 7, total = 9 where id = ${id}`;
      // Comments of the stream are once a second.
      await management.database
        .sql`update jobs set state = 'completed', finished_at = now() where id = ${id}`;
      const { headers, body } = await answer;
      expect(headers.get('content-type')).toBe('text/event-stream');
      const states = [...body.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data).job.state);
      expect([states[0], states.at(-1)]).toEqual(['running', 'completed']);
    });
  });

  describe('429', () => {
    it('is for the fifth stream of a caller', async () => {
      const person = await management.signIn();
      const id = await heldJob(person);
      const others = services.eventStreams.count;
      const streams = [1, 2, 3, 4].map(() => person.get(`/v1/jobs/${id}/events`));
      await vi.waitFor(() => expect(services.eventStreams.count).toBe(others + 4), { timeout: 60_000 });
      expect((await person.get(`/v1/jobs/${id}/events`)).status).toBe(429);
      await management.database.sql`update jobs set state = 'cancelled' where id = ${id}`;
      expect((await Promise.all(streams)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    });
  });
});

describe('GET /v1/jobs/{job_id}/file', () => {
  describe('200', () => {
    it('is for who began it, as long as they may export that', async () => {
      const cast = await management.addCast();
      const { organizationId, admin, owner, platformAdmin } = cast;
      const { body } = await begin(admin, {
        usage_export: { of: 'organization', organization_id: organizationId },
      });
      await ended(body.id);
      const file = `/v1/jobs/${body.id}/file`;
      const answer = await admin.get(file);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="usage.csv"');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      for (const person of [owner, platformAdmin]) expect((await person.get(file)).status).toBe(404);
      await owner.patch(`/v1/organizations/${organizationId}/members/${admin.userId}`, { role: 'member' });
      expect((await admin.get(file)).status).toBe(403);
      await owner.delete(`/v1/organizations/${organizationId}/members/${admin.userId}`);
      expect((await admin.get(file)).status).toBe(404);
    });
  });

  describe('404', () => {
    it('is for a job that has not ended, and for a file that has expired', async () => {
      const person = await management.signIn();
      expect((await person.get(`/v1/jobs/${await heldJob(person)}/file`)).status).toBe(404);
      const { body } = await begin(person, { usage_export: { of: 'me' } });
      await ended(body.id);
      expect((await person.get(`/v1/jobs/${body.id}/file`)).status).toBe(200);
      await management.database
        .sql`update jobs set file_expires_at = ${management.now()} where id = ${body.id}`;
      expect((await person.get(`/v1/jobs/${body.id}/file`)).status).toBe(404);
    });
  });
});

describe('a job of somebody who is demoted before it runs', () => {
  it('fails, does nothing, and is recorded as refused', async () => {
    const cast = await management.addCast();
    const asked = await requestSubscription(management, cast, cast.member);
    const id = crypto.randomUUID();
    const { sql } = management.database;
    const parameters = { subscriptions: [{ id: asked.id, version: asked.version }], reason: null };
    const begunBy = { signedInBy: { via: 'session' }, scopes: null, requestId: 'req_1', client: null };
    await sql`
      insert into jobs (id, kind, user_id, parameters, begun_by, state, created_at)
      values (${id}, 'subscription_approval', ${cast.owner.userId}, ${sql.json(parameters)}, ${sql.json(begunBy)}, 'queued',
        ${management.now()})`;
    void services.jobRunner.look();
    expect(await ended(id)).toMatchObject({ state: 'failed', errorCode: 'permission_denied', done: 0 });
    expect((await cast.member.get(`/v1/subscriptions/${asked.id}`)).body.state).toBe('pending');
    const refused = (await management.audit()).find(({ actor }) => actor.userId === cast.owner.userId);
    expect(refused).toMatchObject({ action: 'subscription.approve', outcome: 'refused' });
  });
});
