import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

describe('GET /version', () => {
  it('tells what is running, without a key', async () => {
    const response = await fetch(`${gateway.origin}/version`);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      name: 'weir',
      version: manifest.version,
      node: process.version,
    });
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
  });
});
