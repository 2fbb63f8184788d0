import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completionFixture, requestBody, streamFixture } from './fixtures.ts';
import { messageFixture, messageRequestBody, messageStreamFixture } from './message-fixtures.ts';
import { startUpstream, type Upstream } from './upstream.ts';

describe('the bench upstream', () => {
  let upstream: Upstream;
  beforeAll(async () => {
    upstream = await startUpstream({ port: 0 });
  });
  afterAll(() => upstream.close());

  const post = (body: string, path = '/v1/chat/completions') =>
    fetch(`http://127.0.0.1:${upstream.port}${path}`, { method: 'POST', body });

  it('answers a non-streamed request', async () => {
    const response = await post(requestBody('bench-0ms', 9, { stream: false, includeUsage: false }));
    expect(await response.text()).toBe(completionFixture('bench-0ms', 9).toString());
  });

  it.each([
    ['bench-0ms', false],
    ['bench-0ms', true],
    ['bench-10ms', false],
    ['bench-10ms', true],
  ] as const)('streams %s, usage asked for: %s', async (model, includeUsage) => {
    const startedAtMs = performance.now();
    const response = await post(requestBody(model, 3, { stream: true, includeUsage }));
    const { deltas, finish, usage, done } = streamFixture(model, 3);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(await response.text()).toBe(
      [...deltas, finish, ...(includeUsage ? [usage] : []), done].map(String).join(''),
    );
    // 51 writes, the first after one delay. The clock may tick within the first and the last.
    if (model === 'bench-10ms') expect(performance.now() - startedAtMs).toBeGreaterThan(490);
  });

  it.each(['bench-0ms', 'bench-10ms'] as const)('streams messages of %s', async (model) => {
    const response = await post(messageRequestBody(model, 3), '/v1/messages');
    const { beginning, deltas, ending } = messageStreamFixture(model, 3);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(await response.text()).toBe([...beginning, ...deltas, ...ending].map(String).join(''));
  });

  it('answers a message that is not streamed', async () => {
    const request = { ...JSON.parse(messageRequestBody('bench-0ms', 9)), stream: false };
    const response = await post(JSON.stringify(request), '/v1/messages');
    expect(await response.text()).toBe(messageFixture('bench-0ms', 9).toString());
  });

  it('refuses unknown models, routes and bodies that are not JSON', async () => {
    expect((await post(requestBody('gpt', 1, { stream: false, includeUsage: false }))).status).toBe(404);
    expect((await post('{')).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${upstream.port}/v2`)).status).toBe(404);
  });

  it('lists its models', async () => {
    const response = await fetch(`http://127.0.0.1:${upstream.port}/v1/models`);
    expect(await response.json()).toMatchObject({ object: 'list' });
  });
});
