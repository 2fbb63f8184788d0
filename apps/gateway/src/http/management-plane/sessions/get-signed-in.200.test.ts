import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/session, 200', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('tells who is signed in, with roles and the times of the session', async () => {
    const person = await management.signIn({ platformRole: 'admin_readonly' });
    const organizationId = await management.addOrganization([[person, 'admin']]);
    const answer = await person.get('/v1/auth/session');
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({
      id: person.userId,
      display_name: person.displayName,
      email: person.email,
      email_verified: true,
      platform_role: 'admin_readonly',
      organizations: [{ id: organizationId, role: 'admin' }],
    });
    expect(answer.body).toMatchObject({
      signed_in_by: 'session',
      session: { provider: 'test', user_agent_family: null, current: true },
    });
    const { created_at, idle_expires_at, expires_at } = answer.body.session;
    const sinceCreation = (time: string) => Date.parse(time) - Date.parse(created_at);
    // Idle since it was last used, which may be a moment after it was made.
    expect(sinceCreation(idle_expires_at)).toBeGreaterThanOrEqual(7 * 86_400_000);
    expect(sinceCreation(idle_expires_at)).toBeLessThan(7 * 86_400_000 + 60_000);
    expect(sinceCreation(expires_at)).toBe(30 * 86_400_000);
  });

  it('shows a role as it is at this moment', async () => {
    const person = await management.signIn();
    await management.database.sql`update users set platform_role = 'admin' where id = ${person.userId}`;
    expect((await person.get('/v1/auth/session')).body.user.platform_role).toBe('admin');
  });
});
