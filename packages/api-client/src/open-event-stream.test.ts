import { expect, it, vi } from 'vitest';
import { openEventStream } from './open-event-stream.ts';

function answering(chunks: readonly string[]) {
  const cancelled = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
    },
    cancel: cancelled,
  });
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(body));
  return { cancelled, fetched };
}

const ASK = { method: 'GET', url: 'http://weir.test/v1/live' } as const;

it('gives events as they arrive, whatever the chunks are, and ends the stream with the reader', async () => {
  const { cancelled } = answering([
    'data: on',
    'e\n\ndata:two\n\n: comment\n\nevent: last\r\ndata: 3\r\n\r\n',
  ]);
  const { events } = await openEventStream({ ...ASK, signal: new AbortController().signal });
  const seen: unknown[] = [];
  for await (const { event, data, arrivedAtMs } of events) {
    seen.push([event, data]);
    expect(arrivedAtMs).toBeGreaterThan(0);
    if (event === 'last') break;
  }
  expect(seen).toEqual([
    [undefined, 'one'],
    [undefined, 'two'],
    ['last', '3'],
  ]);
  expect(cancelled).toHaveBeenCalledOnce();
});

it('sends either the session or a key, never both', async () => {
  for (const apiKey of [undefined, 'sk-test-1']) {
    const { fetched } = answering([]);
    await openEventStream({
      ...ASK,
      ...(apiKey === undefined ? {} : { apiKey }),
      signal: AbortSignal.timeout(60_000),
    });
    expect(fetched.mock.lastCall![1]).toMatchObject({
      credentials: apiKey === undefined ? 'same-origin' : 'omit',
    });
  }
});

it('rejects with the error of the answer', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(null, { status: 403 }));
  const opened = openEventStream({ ...ASK, signal: AbortSignal.timeout(60_000) });
  await expect(opened).rejects.toMatchObject({ name: 'ApiError', status: 403 });
});
