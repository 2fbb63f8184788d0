import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

describe('GET /health/live', () => {
  it('answers without a key', async () => {
    const response = await fetch(`${gateway.origin}/health/live`);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
  });
});

describe('GET /health/ready', () => {
  it('tells the state of each part', async () => {
    const response = await fetch(`${gateway.origin}/health/ready`);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'ready',
      checks: {
        process: { state: 'ok' },
        database: { state: 'ok' },
        migrations: { state: 'ok', version: 'test' },
        changes: { state: 'ok' },
        keys: { state: 'ok' },
        recording: { state: 'ok' },
        spool: { state: 'ok', records: 0 },
        limits: { state: 'ok', replicas: 1, renewed_at: expect.any(String) },
        catalog: { state: 'ok', deployments: expect.any(Number) },
        upstreams: { state: 'ok', open: 0 },
      },
    });
  });

  it('answers 503 while no model is served, and tells why', async () => {
    const bare = await startTestGateway();
    await bare.serve(bare.connectionId, []);

    const response = await fetch(`${bare.origin}/health/ready`);
    const body = await response.json();
    await bare.stop();

    expect(response.status).toBe(503);
    expect(body).toMatchObject({
      status: 'unavailable',
      checks: { process: { state: 'ok' }, catalog: { state: 'down', deployments: 0 } },
    });
  });

  it('answers 503 as soon as the gateway is about to stop', async () => {
    const stopping = await startTestGateway();
    stopping.composition.services.readiness.drain();

    const response = await fetch(`${stopping.origin}/health/ready`);
    const body = await response.json();
    await stopping.stop();

    expect(response.status).toBe(503);
    expect(body).toMatchObject({ status: 'unavailable', checks: { process: { state: 'down' } } });
    expect(response.headers.get('connection')).toBe('close');
  });
});
