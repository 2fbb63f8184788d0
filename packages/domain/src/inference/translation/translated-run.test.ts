import { describe, expect, it } from 'vitest';
import { aModel } from '../../../../testing/src/a-model.ts';
import { FakeClock, flushMicrotasks } from '../../../../testing/src/fake-clock.ts';
import { aRequest, startRun } from '../__fixtures__/a-run.ts';
import { DONE, errorEvent, finish, token, usageEvent } from '../__fixtures__/open-ai-events.ts';
import { MAX_MESSAGES, MAX_PARTS, RequestTranslation } from './request-translation.ts';

/** Clients of Responses, upstreams that only speak chat completions. */
const INPUT = { input: 'Hi', messages: undefined };
const TRANSLATED = { operation: 'responses', connection: { apis: ['openai'] } } as const;

describe('a request that is translated', () => {
  it('goes where the upstream’s API is, under the upstream’s name of the model', () => {
    const { provider } = startRun({ ...TRANSLATED, body: INPUT });
    expect(provider.upstream.call).toMatchObject({
      path: '/chat/completions',
      upstreamName: 'upstream-model-1',
    });
    expect(provider.upstream.requestBody).toMatchObject({
      model: 'upstream-model-1',
      messages: [{ role: 'user', content: 'Hi' }],
      stream_options: { include_usage: true },
    });
  });

  it('is streamed in the client’s dialect, with its end held until the settlement is durable', async () => {
    const run = startRun({ ...TRANSLATED, body: INPUT });
    run.provider.upstream.send(token('Hel') + token('lo') + finish() + usageEvent(4, 3));
    expect(run.client.text).toContain('"delta":"Hel"');
    run.provider.upstream.send(DONE);
    expect(run.client.text).not.toContain('response.completed');
    await flushMicrotasks();
    run.provider.upstream.end();
    expect(run.client.text).toContain('event: response.completed');
    expect(run.client.violations).toEqual([]);
    expect(run.record).toMatchObject({
      ending: 'completed',
      operation: 'responses',
      finishReason: 'stop',
      usage: { inputTokens: 4, outputTokens: 3 },
      usageSource: 'reported',
      responseBytes: run.client.text.length,
    });
  });

  it('is answered in one piece in the client’s dialect', async () => {
    const run = startRun({ ...TRANSLATED, body: { ...INPUT, stream: false } });
    run.provider.upstream.head('application/json');
    run.provider.upstream.send('{"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]}');
    run.provider.upstream.end();
    await flushMicrotasks();
    expect(run.client.answer).toMatchObject({
      contentType: 'application/json',
      contentLength: run.client.text.length,
    });
    expect(JSON.parse(run.client.text)).toMatchObject({ object: 'response', status: 'completed' });
    expect(run.record.responseBytes).toBe(run.client.text.length);
  });

  it('is never told as finished when the upstream’s body says that it is not', () => {
    const run = startRun({ ...TRANSLATED, body: { ...INPUT, stream: false }, deployments: 2 });
    run.provider.upstream.head('application/json');
    run.provider.upstream.send('{"choices":[{"message":{"content":"Hel"},"finish_reason":null}]}');
    run.provider.upstream.end();
    expect(run.provider.exchanges).toHaveLength(2);
    expect(run.client.answer).toBeNull();
  });

  it('goes to the next deployment for an error before the first token, even behind the beginning of an answer', () => {
    const run = startRun({ ...TRANSLATED, body: { ...INPUT }, deployments: 2 });
    run.provider.upstream.send(token(''));
    expect(run.client.answer).toBeNull();
    run.provider.upstream.send(errorEvent(503, 'Too much to do.'));
    expect(run.provider.exchanges).toHaveLength(2);
    run.provider.upstream.send(token('Hello'));
    expect(run.client.text).toContain('"delta":"Hello"');
    expect(run.client.failures).toEqual([]);
  });

  it('ends with an error for an error event in the middle, and is never told that it is complete', async () => {
    const run = startRun({ ...TRANSLATED, body: { ...INPUT }, deployments: 2 });
    run.provider.upstream.send(token('Hel') + errorEvent(null, 'The engine failed.') + DONE);
    await flushMicrotasks();
    expect(run.client.errorCodes).toEqual(['upstream_error_event']);
    expect(run.client.text).not.toContain('response.completed');
    expect(run.record).toMatchObject({ ending: 'upstream_failed', errorCode: 'upstream_error_event' });
  });

  it('is refused with the name of what cannot be translated, and no upstream is asked', () => {
    const body = { ...INPUT, previous_response_id: 'resp_1' };
    expect(() => startRun({ ...TRANSLATED, body })).toThrow(
      expect.objectContaining({ code: 'unsupported_parameter', param: 'previous_response_id' }),
    );
  });
});

describe('RequestTranslation', () => {
  const formFor = (body: Record<string, unknown>) => {
    const model = aModel({ name: 'meadow', dropParams: ['verbosity'] });
    const request = aRequest({ body, connection: { apis: ['openai'] } }, new FakeClock(), model);
    return new RequestTranslation(request).formFor(request.deployments[0]!, true);
  };

  it('drops what the model’s settings allow to drop, and says so', () => {
    expect(formFor({ verbosity: 'low' }).translation?.dropped).toEqual(['verbosity']);
    expect(() => formFor({ prediction: {} })).toThrow(
      expect.objectContaining({ code: 'unsupported_parameter', param: 'prediction' }),
    );
  });

  it('reads events only where the client wants a stream', () => {
    expect(formFor({ stream: true }).reader).not.toBeNull();
    expect(formFor({ stream: false }).reader).toBeNull();
  });

  it('bounds messages and parts', () => {
    const message = { role: 'user', content: 'a' };
    expect(() => formFor({ messages: Array(MAX_MESSAGES + 1).fill(message) })).toThrow(
      expect.objectContaining({ code: 'invalid_parameter', param: 'messages' }),
    );
    const parts = Array(MAX_PARTS + 1).fill({ type: 'text', text: '' });
    expect(() => formFor({ messages: [{ role: 'user', content: parts }] })).toThrow(
      expect.objectContaining({ code: 'invalid_parameter', param: 'messages' }),
    );
  });
});
