import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/dev/login, 200', () => {
  let management: TestManagement;
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
    expect(body).toContain('name="return_to" value="/docs"');
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
