import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDatabase, type Database } from '@weir/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const CHUNK = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'on-a-host' };

let gateway: TestGateway;
let database: Database;
let listed: unknown;
/** Streams that the host has begun. */
const streams: ServerResponse[] = [];
/** The discovery server, and the only host that it knows. */
const server = createServer((request, response) => {
  if (request.url === '/discovery/models') return void response.end(JSON.stringify(listed));
  request.resume();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const delta = { choices: [{ index: 0, delta: { content: 'Hel' }, finish_reason: null }] };
  response.write(`data: ${JSON.stringify({ ...CHUNK, ...delta })}\n\n`);
  streams.push(response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway = await startTestGateway({
    env: {
      ALLOW_PRIVATE_UPSTREAMS: '127.0.0.1/32',
      MODEL_DISCOVERY_SERVER_URL: `http://${address()}/discovery`,
      MODEL_DISCOVERY_HOSTS_API_KEY: 'sk-of-the-hosts',
    },
  });
  database = createDatabase(gateway.databaseUrl, { poolSize: 1 });
});
afterAll(async () => {
  await database?.close();
  await gateway?.stop();
  server.closeAllConnections();
  server.close();
});

const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
async function discover(list: unknown): Promise<number | null> {
  listed = list;
  const { sources } = gateway.composition.services;
  const found = await sources.ask(sources.sources()[0]!);
  await gateway.composition.services.catalog.reload();
  return found;
}
const connections = () => database.sql<{ id: string; enabled: boolean; tags: string[] }[]>`
  select id, enabled, tags from connections where managed_by = 'discovery'`;

it('a host comes and goes with the list, under one id, and a stream that runs ends as usual', async () => {
  expect(await discover({ [address()]: { model: 'on-a-host', tags: ['gpu:h100'] } })).toBe(1);
  const [host] = await connections();
  expect(host).toMatchObject({ enabled: true, tags: ['gpu:h100'] });

  const answer = await chat(gateway, 'on-a-host', { stream: true });
  expect(answer.status).toBe(200);
  const reader = answer.body!.getReader();
  expect(Buffer.from((await reader.read()).value!).toString()).toContain('Hel');

  expect(await discover({ 'gpu-2.example:8000': { model: 'elsewhere' } })).toBe(1);
  expect((await connections()).find(({ id }) => id === host!.id)).toMatchObject({ enabled: false });
  const refused = await chat(gateway, 'on-a-host');
  await refused.arrayBuffer();
  expect(refused.status).toBe(503);

  const last = { choices: [{ index: 0, delta: { content: 'lo' }, finish_reason: 'stop' }] };
  streams[0]!.end(`data: ${JSON.stringify({ ...CHUNK, ...last })}\n\ndata: [DONE]\n\n`);
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read())
    rest += Buffer.from(read.value);
  expect(rest).toContain('lo');
  expect(rest).toContain('data: [DONE]');

  expect(await discover({ [address()]: { model: 'on-a-host' } })).toBe(1);
  expect(await connections()).toContainEqual({ id: host!.id, enabled: true, tags: [] });
  // An empty answer changes nothing.
  expect(await discover({})).toBeNull();
  expect(await connections()).toContainEqual({ id: host!.id, enabled: true, tags: [] });
});

it('a host at an address that is not allowed is no connection', async () => {
  const list = {
    [address()]: { model: 'on-a-host' },
    '169.254.169.254:80': { model: 'metadata' },
    '10.0.0.1:80': { model: 'private' },
  };
  expect(await discover(list)).toBe(1);
  const urls = await database.sql<
    { base_url: string }[]
  >`select base_url from connections where base_url ~ '(169|10)[.]'`;
  expect(urls).toEqual([]);
});
