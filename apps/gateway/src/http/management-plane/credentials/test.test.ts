import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cast, startTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection, type TestConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

const KEY = 'sk-brought-by-the-organization-wxyz';

const WORDS = 'words-of-the-upstream';

describe('POST /v1/organizations/{organization_id}/credentials/{credential_id}/test', () => {
  let cast: Cast;
  let path: string;
  let id: string;
  let impatientId: string;
  let asked: IncomingMessage[] = [];
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  const upstream = createServer((request, response) => {
    asked.push(request);
    answer(response, request);
  });
  const listing = (response: ServerResponse) => void response.end(`{"data":[{"id":"${WORDS}"}]}`);
  const saying =
    (status: number, headers: Record<string, string> = {}) =>
    (response: ServerResponse) =>
      void response.writeHead(status, headers).end(JSON.stringify({ error: { message: `${WORDS} ${KEY}` } }));

  beforeAll(async () => {
    cast = await management.addCast();
    upstream.listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    path = `/v1/organizations/${cast.organizationId}/credentials`;
    const baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/base/v1`;
    const bring = async (connection: TestConnection) => {
      const connection_id = await addConnection(management, connection);
      return (await cast.admin.post(path, { connection_id, api_key: KEY })).body.id as string;
    };
    id = await bring({ name: 'upstream', baseUrl });
    impatientId = await bring({
      name: 'impatient',
      baseUrl,
      timeouts: { connectMs: 50, firstByteMs: 50 },
    });
  });
  beforeEach(() => {
    asked = [];
    answer = listing;
  });
  afterAll(() => {
    upstream.closeAllConnections();
    upstream.close();
  });
  const test = () => cast.admin.post(`${path}/${id}/test`);

  describe('200', () => {
    it("asks for models at the connection's own address with the credential, and keeps what came of it", async () => {
      const { status, body } = await test();
      expect(status).toBe(200);
      expect(body).toEqual({
        credential_id: id,
        tested_at: expect.stringMatching(/^\d{4}-.*Z$/),
        test_code: 'ok',
      });
      expect(asked.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
        ['GET', '/base/v1/models', `Bearer ${KEY}`],
      ]);
      expect((await cast.owner.get(`${path}/${id}`)).body).toMatchObject({
        tested_at: body.tested_at,
        test_code: 'ok',
      });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.admin.userId },
        action: 'credential.test',
        outcome: 'succeeded',
        target: { kind: 'credential', id },
      });
    });

    it.each([
      ['credential_rejected', saying(401)],
      ['credential_rejected', saying(403)],
      ['upstream_rejected', saying(404)],
      ['upstream_rate_limited', saying(429)],
      ['upstream_failed', saying(500)],
      ['upstream_overloaded', saying(503)],
      ['upstream_malformed_answer', (response: ServerResponse) => void response.end(WORDS)],
      ['upstream_connection_lost', (response: ServerResponse) => void response.socket?.destroy()],
    ])('says %s, in no words of the upstream', async (code, upstreamAnswer) => {
      answer = upstreamAnswer;
      const { status, body } = await test();
      expect({ status, body }).toMatchObject({ status: 200, body: { test_code: code } });
      const credential = await cast.owner.get(`${path}/${id}`);
      expect(credential.body.test_code).toBe(code);
      expect(JSON.stringify([body, credential.body, management.logger.entries])).not.toMatch(
        new RegExp(`${WORDS}|${KEY}`),
      );
    });

    it('gives up an upstream that says nothing within the limits of its connection', async () => {
      answer = () => {};
      const { status, body } = await cast.admin.post(`${path}/${impatientId}/test`);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { test_code: 'upstream_first_byte_timeout' },
      });
    });

    it('goes nowhere else, whatever the upstream says', async () => {
      answer = (response, request) =>
        request.url === '/stolen' ? listing(response) : saying(307, { location: '/stolen' })(response);
      expect((await test()).body.test_code).toBe('upstream_failed');
      expect(asked).toHaveLength(1);
    });

    it('says so when what is stored cannot be read, and asks nobody', async () => {
      const [row] = await management.database.sql<{ sealed: Buffer }[]>`
      select credential_encrypted as sealed from organization_credentials where id = ${id}`;
      await management.database
        .sql`update organization_credentials set credential_encrypted = 'garbled' where id = ${id}`;
      expect((await test()).body.test_code).toBe('credential_unreadable');
      expect(asked).toEqual([]);
      await management.database
        .sql`update organization_credentials set credential_encrypted = ${row!.sealed} where id = ${id}`;
    });

    it('says nothing of a secret that was replaced meanwhile', async () => {
      let release = () => {};
      answer = (response) => {
        release = () => listing(response);
      };
      const running = test();
      await vi.waitFor(() => expect(asked).toHaveLength(1), 10_000);
      expect((await cast.owner.post(`${path}/${id}/rotate`, { api_key: KEY })).status).toBe(200);
      release();
      expect((await running).status).toBe(200);
      expect((await cast.owner.get(`${path}/${id}`)).body).toMatchObject({
        tested_at: null,
        test_code: null,
      });
    });

    it('gets over a test whose process died', async () => {
      await management.database.sql`
      update organization_credentials set test_started_at = ${management.now()} - interval '61 seconds' where id = ${id}`;
      expect((await test()).body.test_code).toBe('ok');
    });
  });

  describe('409', () => {
    it('runs once at a time, without keeping the database waiting', async () => {
      let release = () => {};
      answer = (response) => {
        release = () => listing(response);
      };
      let refused = 0;
      const tests = Array.from({ length: 20 }, async () => {
        const answered = await test();
        if (answered.status === 409) refused++;
        return answered;
      });
      await vi.waitFor(() => expect([asked.length, refused]).toEqual([1, 19]), {
        timeout: 10_000,
        interval: 5,
      });
      const open = await management.database.sql`
      select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`;
      release();
      expect(open).toHaveLength(0);
      const answers = await Promise.all(tests);
      expect(answers.filter(({ status }) => status === 200)).toMatchObject([{ body: { test_code: 'ok' } }]);
      for (const { status, body, headers } of answers.filter((each) => each.status !== 200)) {
        expect({ status, code: body.error.code }).toEqual({ status: 409, code: 'request_in_progress' });
        expect(headers.get('retry-after')).toBe('5');
      }
      answer = listing;
      expect((await test()).status).toBe(200);
    });
  });
});
