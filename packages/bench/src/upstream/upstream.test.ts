import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completionFixture, requestBody, streamFixture } from './fixtures.ts';
import { startUpstream, type Upstream } from './upstream.ts';

describe('the bench upstream', () => {
  let upstream: Upstream;
  beforeAll(async () => {
    upstream = await startUpstream({ port: 0 });
  });
  afterAll(() => upstream.close());

  const post = (body: string) =>
    fetch(`http://127.0.0.1:${upstream.port}/v1/chat/completions`, { method: 'POST', body });

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
