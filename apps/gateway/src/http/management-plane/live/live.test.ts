import { LiveEvent } from '@weir/contracts/live';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await sharedTestManagement();
let cast: Cast;
let path: string;
beforeAll(async () => {
  cast = await management.addCast();
  path = `/v1/organizations/${cast.organizationId}/live`;
});

/** Reads events until one is what is looked for. */
async function* events(person: Person, at: string) {
  const left = new AbortController();
  const { body, status } = await fetch(management.origin + at, {
    headers: { ...person.credentials },
    signal: left.signal,
  });
  expect(status).toBe(200);
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of body!) {
      text += decoder.decode(bytes, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop()!;
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (data !== undefined) yield LiveEvent.parse(JSON.parse(data));
      }
    }
  } finally {
    left.abort();
  }
}

describe('GET /v1/organizations/{organization_id}/live', () => {
  let simulator: Simulator;
  const clients = new AbortController();
  afterAll(async () => {
    clients.abort();
    await simulator?.close();
  });

  describe('200', () => {
    it('shows a request that starts and ends, only to those who may see its key', async () => {
      simulator = await startSimulator();
      const model = `slow-${cast.organizationId}`;
      const baseUrl = `${simulator.url}/v1`;
      await addConnection(management, { name: model, baseUrl, models: [[model, 'sim-stall-middle']] });
      const workspaceId = await management.addWorkspace(cast.organizationId);
      const { secret } = await addApiKey(management, workspaceId, cast.admin.userId);
      const [seen, hidden] = [events(cast.owner, path), events(cast.member, path)];
      expect((await seen.next()).value).toMatchObject({ event: 'snapshot', requests: [], system: null });
      expect((await hidden.next()).value).toMatchObject({ event: 'snapshot', requests: [] });
      fetch(`${management.origin}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'Secret' }] }),
        signal: clients.signal,
      })
        .then((answer) => answer.text())
        .catch(() => {});
      let recordId: string | undefined;
      let isOver = false;
      for await (const event of seen) {
        if (event.event !== 'changes' || event.requests === null) continue;
        expect(JSON.stringify(event)).not.toContain('Secret');
        const [started] = event.requests.started;
        if (started !== undefined) {
          recordId = started.record_id as string;
          await cast.owner.post(`/v1/organizations/${cast.organizationId}/requests/${recordId}/cancel`);
        }
        if (recordId !== undefined && event.requests.ended.includes(recordId)) {
          isOver = true;
          break;
        }
      }
      expect(isOver).toBe(true);
      const { body } = await cast.member.get(`${path}?once=true`);
      expect(body).not.toContain(recordId);
      await hidden.return(undefined);
    });

    it('ends within seconds when its session does', async () => {
      const { admin } = await management.addCast();
      const { body: sessions } = await admin.get('/v1/users/me/sessions');
      const own = `/v1/organizations/${(await admin.get('/v1/organizations')).body.data[0].id}/live`;
      const stream = events(admin, own);
      expect((await stream.next()).value).toMatchObject({ event: 'snapshot' });
      await admin.delete(`/v1/users/me/sessions/${sessions.data[0].id}`);
      let last: unknown;
      for await (const event of stream) last = event;
      expect(last).toMatchObject({ event: 'end', code: 'session_expired' });
    });
  });

  describe('404', () => {
    it('is for strangers', async () => {
      expect((await cast.stranger.get(path)).status).toBe(404);
    });
  });

  describe('429', () => {
    it('is for a fifth stream of the same person, until one is closed', async () => {
      const { owner, organizationId } = await management.addCast();
      const own = `/v1/organizations/${organizationId}/live`;
      const open = Array.from({ length: 4 }, () => events(owner, own));
      for (const stream of open) await stream.next();
      const refused = await owner.get(own);
      expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } });
      expect(refused.headers.get('retry-after')).toBe('5');
      for (const stream of open) await stream.return(undefined);
    });
  });
});

describe('GET /v1/admin/live', () => {
  describe('200', () => {
    it('has breakers, the spool and replicas for platform readers', async () => {
      const { status, body } = await cast.platformReader.get('/v1/admin/live?once=true');
      expect(status).toBe(200);
      const event = LiveEvent.parse(JSON.parse(/^data: (.*)$/m.exec(body)![1]!));
      expect(event).toMatchObject({ event: 'snapshot', system: { replicas: expect.any(Number) } });
    });
  });

  describe('429', () => {
    it('is for a fifth stream, too', async () => {
      const { platformReader } = await management.addCast();
      const open = Array.from({ length: 4 }, () => events(platformReader, '/v1/admin/live'));
      for (const stream of open) await stream.next();
      expect((await platformReader.get('/v1/admin/live')).status).toBe(429);
      for (const stream of open) await stream.return(undefined);
    });
  });
});
