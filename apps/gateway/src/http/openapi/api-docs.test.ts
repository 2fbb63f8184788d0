import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../test/management-plane/person.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../test/management-plane/start-test-management.ts';

describe('the documentation page', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('names no other host, and its policy lets it reach none', async () => {
    const page = await send(management.origin, 'GET', '/docs');
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('src="docs/scalar.js"') });
    expect(page.body).not.toMatch(/https?:|\/\/[a-z]/);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  });

  it('has its scripts from here', async () => {
    for (const [path, content] of [
      ['/docs/scalar.js', 'createApiReference'],
      ['/docs/start.js', "new URL('api-docs/openapi.json', location.href)"],
    ] as const) {
      const script = await send(management.origin, 'GET', path);
      expect(script.status).toBe(200);
      expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(script.body.includes(content)).toBe(true);
    }
  });

  it('shows the document of this very gateway', async () => {
    const { status, body } = await send(management.origin, 'GET', '/api-docs/openapi.json');
    expect(status).toBe(200);
    expect(body).toMatchObject({ openapi: '3.1.0', paths: { '/v1/chat/completions': expect.any(Object) } });
  });
});
