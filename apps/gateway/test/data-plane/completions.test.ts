import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, eventsOf, post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const complete = (body: object) => post(gateway, '/completions', JSON.stringify(body));

describe('POST /v1/completions', () => {
  it('answers in one piece', async () => {
    const response = await complete({ model: 'sim-fast', prompt: 'The weir', max_tokens: 5 });

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      object: 'text_completion',
      choices: [{ finish_reason: 'length' }],
      usage: { completion_tokens: 5 },
    });
  });

  it('streams, without the usage that only the gateway asked for', async () => {
    const response = await complete({ model: 'sim-fast', prompt: 'The weir', stream: true });
    const events = eventsOf(await response.text());

    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(events.at(-1)).toBe('[DONE]');
    expect(JSON.parse(events.at(-2)!)).toMatchObject({ choices: [{ finish_reason: 'stop' }], usage: null });
    expect(gateway.simulator.requests.at(-1)).toMatchObject({
      path: '/v1/completions',
      json: { stream_options: { include_usage: true } },
    });
  });

  it('is recorded as what it is', async () => {
    const response = await complete({ model: 'sim-fast', prompt: [1, 2, 3], stream: true });
    await response.text();

    expect(await gateway.recordOf(response.headers.get('x-request-id'))).toMatchObject({
      operation: 'text_completion',
      streamed: true,
      ending: 'completed',
      usageSource: 'reported',
      usage: { inputTokens: 3, outputTokens: 40 },
    });
  });

  it('refuses a model it does not know', async () => {
    const response = await complete({ model: 'no-such-model', prompt: '' });

    expect(response.status).toBe(404);
    expect(await errorOf(response)).toMatchObject({ code: 'model_not_found', param: 'model' });
  });
});
