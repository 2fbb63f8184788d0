import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatBody, errorOf } from '../call-gateway.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const ENDPOINTS = [
  ['POST', '/chat/completions'],
  ['POST', '/completions'],
  ['GET', '/models'],
  ['GET', '/models/sim-fast'],
  ['GET', '/key'],
] as const;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const call = (method: string, path: string, headers: Readonly<Record<string, string>>) =>
  fetch(gateway.baseUrl + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'POST' ? { body: chatBody('sim-fast', { prompt: 'x' }) } : {}),
  });
const bearer = () => ({ authorization: `Bearer ${gateway.apiKey}` });

describe.each(ENDPOINTS)('%s /v1%s', (method, path) => {
  it.each(['weir_session=some-token', 'theme=dark;weir_session =x', 'a=b; weir_session='])(
    'takes no session, neither alone nor beside a key: %s',
    async (cookie) => {
      const messages = new Set<string>();
      for (const headers of [
        { cookie },
        { cookie, ...bearer() },
        { cookie, 'api-key': gateway.apiKey },
      ] as Record<string, string>[]) {
        const response = await call(method, path, headers);
        expect(response.status).toBe(401);
        const { type, code, message } = await errorOf(response);
        expect({ type, code }).toEqual({ type: 'authentication_error', code: 'credential_not_accepted' });
        messages.add(message);
      }
      expect(messages.size).toBe(2);
    },
  );

  it.each(['theme=dark', 'not_weir_session=x', 'weir_sessions=x', 'x=weir_session=y', '__Host-other=1'])(
    'does not mind another cookie: %s',
    async (cookie) => {
      const response = await call(method, path, { cookie, ...bearer() });
      await response.arrayBuffer();
      expect(response.status).toBe(200);
      expect(await errorOf(await call(method, path, { cookie }))).toMatchObject({ code: 'api_key_missing' });
    },
  );
});

describe('a gateway that is reached over HTTPS', () => {
  it('refuses the cookie that it sets, which has another name', async () => {
    const secure = await startTestGateway({ env: { PUBLIC_URL: 'https://weir.example.com' } });
    try {
      const get = (cookie: string) =>
        fetch(`${secure.baseUrl}/models`, { headers: { cookie, authorization: `Bearer ${secure.apiKey}` } });
      expect(await errorOf(await get('__Host-weir_session=x'))).toMatchObject({
        code: 'credential_not_accepted',
      });
      expect((await get('weir_session=x')).status).toBe(200);
    } finally {
      await secure.stop();
    }
  });
});
