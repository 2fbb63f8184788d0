import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const getKey = (secret: string) =>
  fetch(`${gateway.baseUrl}/key`, { headers: { authorization: `Bearer ${secret}` } });

describe('GET /v1/key', () => {
  it('describes the calling key and never shows its secret', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const { key, secret } = await gateway.createKey('test', expiresAt);

    const response = await getKey(secret);
    const text = await response.text();

    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
    expect(JSON.parse(text)).toEqual({
      id: key.id,
      name: key.name,
      mode: 'test',
      last_four: secret.slice(-4),
      organization_id: key.organizationId,
      workspace_id: key.workspaceId,
      created_at: key.createdAt.toISOString(),
      expires_at: expiresAt.toISOString(),
      allowed_models: null,
      allowed_ip_ranges: null,
      endpoint_scopes: null,
      limits: [],
    });
    expect(text).not.toContain(secret);
  });

  it('tells null for a key that never expires', async () => {
    expect(await (await getKey(gateway.apiKey)).json()).toMatchObject({ mode: 'live', expires_at: null });
  });

  it('shows what the key may be used for, whatever endpoints that is', async () => {
    const { secret } = await gateway.createKey('live', null, {
      allowedModels: ['sim-fast', 'sim-cached'],
      allowedIpRanges: ['127.0.0.0/8'],
      endpointScopes: ['completions'],
    });

    expect(await (await getKey(secret)).json()).toMatchObject({
      allowed_models: ['sim-fast', 'sim-cached'],
      allowed_ip_ranges: ['127.0.0.0/8'],
      endpoint_scopes: ['completions'],
    });
  });

  it('wants a key', async () => {
    const response = await fetch(`${gateway.baseUrl}/key`);

    expect(response.status).toBe(401);
    expect(await errorOf(response)).toMatchObject({ code: 'api_key_missing' });
  });
});
