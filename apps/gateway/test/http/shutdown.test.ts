import { describe, expect, it } from 'vitest';
import { chat, errorOf } from '../call-gateway.ts';
import { startTestGateway } from '../start-test-gateway.ts';

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
});
