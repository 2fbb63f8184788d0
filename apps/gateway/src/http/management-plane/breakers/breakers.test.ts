import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();
const nobody = '019bc0de-0000-7000-8000-00000000dead';
let cast: Cast;
beforeAll(async () => {
  cast = await management.addCast();
});

async function aConnection(body: Record<string, unknown> = {}): Promise<string> {
  const answer = await cast.platformAdmin.post('/v1/admin/connections', {
    name: `Connection ${crypto.randomUUID()}`,
    base_url: 'https://upstream.example',
    credential: 'sk-of-the-platform-1234567890',
    ...body,
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

const set = (id: string, to: 'open' | 'close', body: object = {}) =>
  cast.platformAdmin.post(`/v1/admin/breakers/${id}/${to}`, body);

/** As a reader of the platform sees it. */
async function shown(id: string) {
  const { status, body } = await cast.platformReader.get('/v1/admin/breakers?limit=100');
  expect(status).toBe(200);
  return (body.data as { connection_id: string }[]).find(({ connection_id }) => connection_id === id);
}

/** What a request would meet here. */
function metBy(id: string) {
  const { catalog, breakers } = management.composition.services;
  const connection = catalog.current.connections.find((each) => each.id === id);
  return connection && breakers.allows(connection, 0);
}

describe('GET /v1/admin/breakers', () => {
  describe('200', () => {
    it('shows the breaker of each connection, with its settings', async () => {
      const id = await aConnection({ breaker: { failures: 5, open_ms: 1_000 } });
      expect(await shown(id)).toEqual({
        connection_id: id,
        connection_name: expect.any(String),
        enabled: true,
        state: 'closed',
        failures: 0,
        last_failure: null,
        retry_at: null,
        settings: { failures: 5, window_ms: 60_000, open_ms: 1_000 },
        set_to: null,
        set_at: null,
        set_reason: null,
        credentials: [],
      });
      const patch = { breaker: { failures: null, window_ms: 7 } };
      expect((await cast.platformAdmin.patch(`/v1/admin/connections/${id}`, patch)).body.breaker).toEqual({
        failures: null,
        window_ms: 7,
        open_ms: 1_000,
      });
      expect(await shown(id)).toMatchObject({ settings: { failures: 3, window_ms: 7, open_ms: 1_000 } });
    });

    it('shows failures, and when the upstream may be tried again', async () => {
      const id = await aConnection();
      const { catalog, breakers, clock } = management.composition.services;
      await catalog.reload();
      const connection = catalog.current.connections.find((each) => each.id === id)!;
      const fail = () =>
        breakers.failed(connection, 'yes', { code: 'upstream_failed' }, clock.monotonicUs() / 1_000);
      fail();
      expect(await shown(id)).toMatchObject({ state: 'closed', failures: 1, retry_at: null });
      fail();
      fail();
      const open = (await shown(id)) as unknown as {
        state: string;
        retry_at: string;
        last_failure: { code: string; at: string };
      };
      expect(open.state).toBe('open');
      expect(open.last_failure.code).toBe('upstream_failed');
      expect(Math.abs(Date.parse(open.last_failure.at) - clock.nowMs())).toBeLessThan(60_000);
      expect(Date.parse(open.retry_at)).toBeGreaterThan(clock.nowMs() + 1_700_000);
      expect((await set(id, 'close')).body).toMatchObject({ state: 'closed', failures: 0, retry_at: null });
      expect(await shown(id)).toMatchObject({ state: 'closed', set_to: 'closed' });
    });
  });
});

describe('POST /v1/admin/breakers/{connection_id}/open', () => {
  describe('200', () => {
    it('opens it until it is closed, and says who did', async () => {
      const id = await aConnection();
      const reason = 'The provider announced maintenance.';
      expect(await set(id, 'open', { reason })).toMatchObject({
        status: 200,
        body: { connection_id: id, state: 'held_open', retry_at: null, set_to: 'open', set_reason: reason },
      });
      expect(await shown(id)).toMatchObject({ state: 'held_open', set_to: 'open', set_reason: reason });
      // Told by the database, as to every other replica.
      await expect.poll(() => metBy(id), { timeout: 10_000 }).toBe('no');
      const log = await cast.platformReader.get(
        '/v1/admin/audit-log?limit=100&action=connection.open_breaker',
      );
      expect(log.body.data).toContainEqual(
        expect.objectContaining({ target: { kind: 'connection', id }, outcome: 'succeeded', reason }),
      );
      expect((await set(id, 'close')).body).toMatchObject({ state: 'closed', set_reason: null });
      await expect.poll(() => metBy(id), { timeout: 10_000 }).toBe('yes');
    });

    it('may be that of a connection of the environment, since the operator of the moment decides', async () => {
      const id = await aConnection();
      await management.database.sql`update connections set managed_by = 'environment' where id = ${id}`;
      expect((await set(id, 'open')).status).toBe(200);
      expect((await set(id, 'close')).status).toBe(200);
    });
  });

  describe('404', () => {
    it('does not know a connection that is not there', async () => {
      expect((await set(nobody, 'open')).status).toBe(404);
    });
  });
});

describe('POST /v1/admin/breakers/{connection_id}/close', () => {
  describe('200', () => {
    it('counts as later than what was set before, whatever the clocks say', async () => {
      const id = await aConnection();
      await management.database.sql`
        update connections set breaker_set_to = 'open', breaker_set_at = '2999-01-01' where id = ${id}`;
      expect(await set(id, 'close')).toMatchObject({ status: 200, body: { state: 'closed' } });
      expect(await shown(id)).toMatchObject({ state: 'closed', set_to: 'closed' });
    });
  });

  describe('404', () => {
    it('does not know a connection that is not there', async () => {
      expect((await set(nobody, 'close')).status).toBe(404);
    });
  });
});
