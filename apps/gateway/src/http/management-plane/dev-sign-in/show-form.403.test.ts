import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET and POST /v1/auth/dev/login, 403', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement({ DEV_LOGIN: '1' });
  });
  afterAll(() => management.stop());

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', '0.0.0.0'])(
    'keeps out a page whose name %s was made to resolve to this machine',
    async (host) => {
      expect(await withHost('GET', host)).toBe(403);
      expect(await withHost('POST', host)).toBe(403);
    },
  );

  it('keeps out who comes through a proxy', async () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-forwarded-host', 'x-real-ip']) {
      const headers = { [name]: 'for=127.0.0.1' };
      expect(await send(management.origin, 'GET', '/v1/auth/dev/login', { headers })).toMatchObject({
        status: 403,
        body: { error: { code: 'cross_origin_refused' } },
      });
    }
  });

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    // Another server on another port of this machine.
    [{ origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
  ])('refuses the form of another page: %j', async (headers) => {
    const answer = await send(management.origin, 'POST', '/v1/auth/dev/login', {
      body: 'name=Mallory',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(headers as Record<string, string>),
      },
    });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'cross_origin_refused' } } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await management.database.sql`select id from users`).toEqual([]);
  });

  /** `fetch` does not let its `Host` be chosen. */
  function withHost(method: string, host: string): Promise<number> {
    const headers = { host, 'content-type': 'application/x-www-form-urlencoded' };
    return new Promise((resolve, reject) => {
      request(`${management.origin}/v1/auth/dev/login`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      })
        .on('error', reject)
        .end(method === 'POST' ? 'name=Mallory' : undefined);
    });
  }
});
