import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const UNKNOWN = '019bc0de-0000-7000-8000-00000000a001';

describe('GET /v1/invitations/{invitation_id}, 200', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement({ GITHUB_CLIENT_ID: 'client', GITHUB_CLIENT_SECRET: 'hunter2' });
  });
  afterAll(() => management.stop());

  const get = (id: string) => send(management.origin, 'GET', `/v1/invitations/${id}`);

  it('is the same page for an invitation that there is and for one that there is not', async () => {
    const owner = await management.signIn();
    const organizationId = await management.addOrganization([[owner, 'owner']]);
    const { body } = await owner.post(`/v1/organizations/${organizationId}/invitations`, {
      invitations: [{ email: 'ada@example.com', role: 'member' }],
    });
    const there = await get(body.data[0].invitation.id);
    const nowhere = await get(UNKNOWN);
    expect(there.status).toBe(200);
    expect(there.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(there.body).toBe(nowhere.body);
  });

  it('lets nothing run but its own script', async () => {
    const { headers, body } = await get(UNKNOWN);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    const sources = [...(body as string).matchAll(/<(script|style)[^>]*>([\s\S]*?)<\/\1>/g)];
    expect(sources.map(([, element]) => element)).toEqual(['style', 'script']);
    for (const [, element, source] of sources) {
      const hash = createHash('sha256').update(source!).digest('base64');
      expect(policy).toContain(`${element}-src 'sha256-${hash}'`);
    }
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(body).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });
});
