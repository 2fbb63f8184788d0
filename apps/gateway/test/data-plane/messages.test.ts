import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { MAX_BODY_BYTES: '4096' } });
});
afterAll(() => gateway.stop());

const MESSAGE = { model: 'sim-fast', max_tokens: 64, messages: [{ role: 'user', content: 'Flow — 流れ' }] };
const ask = (rest: object = {}, headers: Readonly<Record<string, string | null>> = {}) =>
  post(gateway, '/messages', JSON.stringify({ ...MESSAGE, ...rest }), headers);

describe('an error below /v1/messages has the shape of Anthropic', () => {
  const put = () => fetch(`${gateway.baseUrl}/messages`, { method: 'PUT' });
  const batches = () => post(gateway, '/messages/batches', '{}');
  it.each([
    ['no key', () => ask({}, { authorization: null }), 401, 'authentication_error', 'api_key_missing'],
    ['an unknown key', () => ask({}, { authorization: 'Bearer sk-live-x' }), 401, 'authentication_error'],
    [
      'two keys',
      () => ask({}, { 'x-api-key': 'other' }),
      401,
      'authentication_error',
      'credential_not_accepted',
    ],
    ['an unknown model', () => ask({ model: 'none' }), 404, 'not_found_error', 'model_not_found'],
    ['another method', put, 405, 'invalid_request_error', 'method_not_allowed'],
    ['an unknown path', batches, 404, 'not_found_error', 'route_not_found'],
    ['no JSON', () => post(gateway, '/messages', '{'), 400, 'invalid_request_error', 'malformed_json'],
    ['a long body', () => ask({ system: 'x'.repeat(5_000) }), 413, 'request_too_large', 'body_too_large'],
    [
      'no JSON to be counted',
      () => post(gateway, '/messages/count_tokens', '[]'),
      400,
      'invalid_request_error',
      'malformed_json',
    ],
  ] as const)('%s', async (_, call, status, type, code?: string) => {
    const response = await call();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json');
    const requestId = response.headers.get('x-request-id');
    expect(requestId).not.toBeNull();
    expect(response.headers.get('request-id')).toBe(requestId);
    expect(await response.json()).toEqual({
      type: 'error',
      error: {
        type,
        message: expect.any(String),
        details: expect.objectContaining({ error_code: code ?? expect.any(String) }),
      },
      request_id: requestId,
    });
  });

  it('a key without the scope, in the header of Anthropic', async () => {
    const { secret } = await gateway.createKey('live', null, { endpointScopes: ['chat.completions'] });
    const response = await ask({}, { authorization: null, 'x-api-key': secret });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      type: 'error',
      error: { type: 'permission_error', details: { error_code: 'endpoint_not_allowed' } },
    });
  });
});
