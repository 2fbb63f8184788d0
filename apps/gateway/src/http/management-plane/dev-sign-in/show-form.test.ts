import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/dev/login', () => {
  describe('200', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({ DEV_LOGIN: '1' });
    });
    afterAll(() => management.stop());

    it('shows a form that nothing can run in', async () => {
      const { status, headers, body } = await send(management.origin, 'GET', '/v1/auth/dev/login');
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(/^text\/html/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      const style = /<style>(.*)<\/style>/s.exec(body)![1]!;
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers.get('content-security-policy')).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      );
      expect(body).not.toContain('<script');
      expect(body).toContain('name="return_to" value="/console/"');
    });

    it('writes the way back into the form, whatever is in it', async () => {
      const { body } = await send(
        management.origin,
        'GET',
        '/v1/auth/dev/login?return_to=/a%3Fb=%22%3E%3Cscript%3E',
      );
      expect(body).toContain('value="/a?b=&quot;&gt;&lt;script&gt;"');
    });

    it('is in openapi.json', async () => {
      const { body } = await send(management.origin, 'GET', '/api-docs/openapi.json');
      expect(Object.keys(body.paths['/v1/auth/dev/login'])).toEqual(['get', 'post']);
    });
  });

  describe('400', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement({ DEV_LOGIN: '1' });
    });
    afterAll(() => management.stop());

    it.each(['https://evil.example', '//evil.example', '/%5Cevil.example', '/%2F/evil.example', 'docs'])(
      'does not lead away to %s',
      async (returnTo) => {
        const query = new URLSearchParams({ return_to: returnTo });
        expect(await send(management.origin, 'GET', `/v1/auth/dev/login?${query}`)).toMatchObject({
          status: 400,
          body: { error: { code: 'invalid_parameter', param: 'return_to' } },
        });
      },
    );
  });

  describe('403', () => {
    let management: OwnTestManagement;
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

  describe('404', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement();
    });
    afterAll(() => management.stop());

    it('does not exist, nor does openapi.json know of it', async () => {
      expect((await send(management.origin, 'GET', '/v1/auth/dev/login')).status).toBe(404);
      const posted = await send(management.origin, 'POST', '/v1/auth/dev/login', {
        body: 'name=Mallory',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(posted.status).toBe(405);
      expect(posted.headers.getSetCookie()).toEqual([]);
      const { body } = await send(management.origin, 'GET', '/api-docs/openapi.json');
      expect(body.paths).not.toHaveProperty(['/v1/auth/dev/login']);
      expect(await management.database.sql`select id from users`).toEqual([]);
    });
  });
});
