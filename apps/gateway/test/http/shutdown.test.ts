import { describe, expect, it, vi } from 'vitest';
import { chat, chatBody, errorOf } from '../call-gateway.ts';
import { RawClient, rawRequest } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const DONE = 'data: [DONE]';

/** A streaming request of a client that keeps its connection. */
function keepAlive(gateway: TestGateway, model = 'sim-fast'): Buffer {
  return rawRequest({
    apiKey: gateway.apiKey,
    headers: { connection: 'keep-alive' },
    body: chatBody(model, { stream: true }),
  });
}

describe('a gateway that stops', () => {
  it('ends what still runs after the time of grace, and settles it', async () => {
    const gateway = await startTestGateway({ env: { SHUTDOWN_GRACE_MS: '200' } });
    const begun = await chat(gateway, 'sim-long', { stream: true }, { 'x-request-id': 'begun' });
    const arrival = gateway.simulator.nextRequest();
    const waiting = chat(gateway, 'sim-never-answer', { stream: true }, { 'x-request-id': 'waiting' });
    await arrival;

    const drained = gateway.drain();
    const text = await begun.text();
    const refused = await waiting;
    const error = await errorOf(refused);
    await drained;

    expect(text).toMatch(/data: \{"error":\{[^\n]*"code":"shutting_down"[^\n]*\}\}\n\n$/);
    expect(text).not.toContain('[DONE]');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(error).toMatchObject({ type: 'overloaded_error', code: 'shutting_down', request_id: 'waiting' });
    expect(await gateway.recordOf('begun')).toMatchObject({
      ending: 'shut_down',
      status: 200,
      errorCode: 'shutting_down',
      usageSource: 'estimated',
    });
    expect(await gateway.recordOf('waiting')).toMatchObject({ ending: 'shut_down', status: 503 });
    expect(gateway.simulator.events.openRequests).toBe(0);
    await gateway.stop();
  });

  it('lets what ends within the time of grace end as if nothing were', async () => {
    const gateway = await startTestGateway({ env: { SHUTDOWN_GRACE_MS: '20000' } });
    const response = await chat(gateway, 'sim-steady', { stream: true });

    const drained = gateway.drain();
    const text = await response.text();
    await drained;

    expect(text).toMatch(/data: \[DONE\]\n\n$/);
    expect((await gateway.records())[0]).toMatchObject({ ending: 'completed' });
    await gateway.stop();
  });

  it('fails its readiness first and serves for a while longer, saying that the connection closes', async () => {
    const gateway = await startTestGateway({ env: { SHUTDOWN_DELAY_MS: '60000' } });
    const kept = await RawClient.connect(gateway.port);
    kept.send(keepAlive(gateway));
    await kept.waitFor(DONE);

    const drained = gateway.drain();
    const ready = await fetch(`${gateway.origin}/health/ready`);
    const served = await chat(gateway, 'sim-fast', {});
    kept.send(keepAlive(gateway));
    await kept.closed;
    const answers = kept.received.toString().split(DONE);
    gateway.hurry();
    await drained;

    expect(ready.status).toBe(503);
    expect(served.status).toBe(200);
    expect(served.headers.get('connection')).toBe('close');
    expect(answers[1]).toContain('Connection: close');
    await gateway.stop();
  });

  it('closes idle connections, and serves a request on one that was in use', async () => {
    const gateway = await startTestGateway({ env: { SHUTDOWN_GRACE_MS: '60000' } });
    const [idle, fresh, used] = [
      await RawClient.connect(gateway.port),
      await RawClient.connect(gateway.port),
      await RawClient.connect(gateway.port),
    ];
    idle.send(keepAlive(gateway));
    await idle.waitFor(DONE);
    const arrival = gateway.simulator.nextRequest();
    used.send(keepAlive(gateway, 'sim-steady'));
    await arrival;

    const drained = gateway.drain();
    await idle.closed;
    used.send(keepAlive(gateway));
    await used.closed;
    const answers = used.received.toString().split(DONE);
    await drained;

    expect(answers[1]).toContain('HTTP/1.1 200');
    expect(answers[1]).toContain('Connection: close');
    expect(await fresh.closed).toBeDefined();
    expect(gateway.composition.services.runner.activeRequests).toBe(0);
    await gateway.stop();
  });

  it('answers a request that has arrived in part when the grace is over, instead of cutting it off', async () => {
    const gateway = await startTestGateway({ env: { SHUTDOWN_GRACE_MS: '300' } });
    const client = await RawClient.connect(gateway.port);
    const bytes = keepAlive(gateway);
    client.send(bytes.subarray(0, -1));
    await vi.waitFor(async () => expect(gateway.requestsInFlight).toBe(1), { timeout: 10_000 });

    const drained = gateway.drain();
    await vi.waitFor(() => expect(() => gateway.composition.services.runner.requireOpen()).toThrow(), {
      timeout: 10_000,
      interval: 5,
    });
    client.send(bytes.subarray(-1));
    const answer = await client.answer();
    await drained;

    expect(answer).toMatchObject({ status: 503, headers: { connection: 'close', 'retry-after': '1' } });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ error: { code: 'shutting_down' } });
    expect(await gateway.records()).toEqual([]);
    await gateway.stop();
  });
});
