import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReplica } from './start-replica.ts';
import { type Cast, type OwnTestManagement, startTestManagement } from './start-test-management.ts';

interface LogRecord {
  readonly timeUnixNano: string;
  readonly severityText: string;
  readonly eventName: string;
  readonly body: { readonly stringValue: string };
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

describe('the audit stream', () => {
  let management: OwnTestManagement;
  let cast: Cast;
  let collector: Server;
  let env: Readonly<Record<string, string>>;
  let isDown = false;
  let refused = 0;
  const bodies: string[] = [];
  const requests: { url: string | undefined; token: unknown }[] = [];
  const received: LogRecord[] = [];

  beforeAll(async () => {
    collector = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      if (isDown) {
        refused += 1;
        response.writeHead(500).end();
        return;
      }
      const raw = Buffer.concat(chunks);
      const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString('utf8');
      requests.push({ url: request.url, token: request.headers['x-collector-token'] });
      bodies.push(text);
      received.push(...JSON.parse(text).resourceLogs[0].scopeLogs[0].logRecords);
      response.setHeader('content-type', 'application/json').end('{}');
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const { port } = collector.address() as AddressInfo;
    env = { AUDIT_STREAM: 'otlp', OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: `http://127.0.0.1:${port}/audit` };
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(async () => {
    await management.stop();
    collector.close();
    collector.closeAllConnections();
  });

  const idsReceived = () => received.map(({ attributes }) => attributeOf(attributes, 'weir.audit.id'));
  const idsRecorded = async () => {
    const rows = await management.database.sql<{ id: string }[]>`select id from audit_records order by id`;
    return rows.map(({ id }) => id);
  };

  it('sends every record once it is on, in order, and takes up where another gateway stopped', async () => {
    const teams = `/v1/organizations/${cast.organizationId}/teams`;
    await cast.owner.post(teams, { name: 'Before the stream was on' });
    const before = await idsRecorded();

    process.env.OTEL_EXPORTER_OTLP_HEADERS = 'x-collector-token=of-the-test';
    const first = await startReplica(management.databaseUrl, env);
    await expect
      .poll(() => management.database.sql`select from audit_stream`.then(({ length }) => length))
      .toBe(1);
    await cast.owner.post(teams, { name: 'A secret plan' });
    await cast.member.post(teams, { name: 'Refused' });
    await expect.poll(() => received.length, { timeout: 10_000 }).toBe(2);
    expect(requests[0]).toEqual({ url: '/audit', token: 'of-the-test' });
    const [made, notMade] = received;
    expect(made).toMatchObject({
      severityText: 'INFO',
      eventName: 'weir.audit',
      body: { stringValue: 'team.create' },
    });
    expect(attributeOf(made!.attributes, 'weir.audit.actor.id')).toBe(cast.owner.userId);
    expect(attributeOf(made!.attributes, 'weir.audit.organization.id')).toBe(cast.organizationId);
    expect(attributeOf(made!.attributes, 'weir.audit.outcome')).toBe('succeeded');
    expect(notMade).toMatchObject({ severityText: 'WARN' });
    expect(attributeOf(notMade!.attributes, 'error.type')).toBe('permission_denied');

    isDown = true;
    for (const name of ['While it was down', 'And another']) await cast.owner.post(teams, { name });
    await expect.poll(() => refused, { timeout: 10_000 }).toBeGreaterThan(0);
    await first.stop();
    await cast.owner.post(teams, { name: 'While nobody sent' });
    isDown = false;
    const second = await startReplica(management.databaseUrl, env);
    delete process.env.OTEL_EXPORTER_OTLP_HEADERS;
    try {
      const expected = (await idsRecorded()).filter((id) => !before.includes(id));
      expect(expected).toHaveLength(5);
      await expect.poll(idsReceived, { timeout: 10_000 }).toEqual(expected);
    } finally {
      await second.stop();
    }
    expect(bodies.join()).not.toMatch(/A secret plan|@example\.com|Person \d/);
  });
});

function attributeOf(attributes: LogRecord['attributes'], name: string): unknown {
  const value = attributes.find(({ key }) => key === name)?.value;
  return value === undefined ? undefined : Object.values(value)[0];
}
