import { describe, expect, it, vi } from 'vitest';
import {
  sharedTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { inDays, withToken } from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('a session with the shortest idle period', () => {
  it('slides with use, though it is as short as the interval between two touches', async () => {
    const own = await startTestManagement({ SESSION_IDLE_MS: '60000' });
    try {
      const person = await own.signIn();
      const { clock } = own.composition.services;
      const begunMs = clock.nowMs();
      for (const seconds of [20, 40, 59, 80, 100, 119]) {
        const nowMs = vi.spyOn(clock, 'nowMs').mockReturnValue(begunMs + seconds * 1_000);
        const { status } = await person.get('/v1/auth/session');
        nowMs.mockRestore();
        expect([seconds, status]).toEqual([seconds, 200]);
      }
    } finally {
      await own.stop();
    }
  });
});

describe('GET /v1/auth/session', () => {
  describe('200', () => {
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
      expect(sinceCreation(expires_at)).toBeGreaterThanOrEqual(30 * 86_400_000);
      expect(sinceCreation(expires_at)).toBeLessThan(30 * 86_400_000 + 60_000);
    });

    it('shows a role as it is at this moment', async () => {
      const person = await management.signIn();
      await management.database.sql`update users set platform_role = 'admin' where id = ${person.userId}`;
      expect((await person.get('/v1/auth/session')).body.user.platform_role).toBe('admin');
    });

    it('tells a member apart from an owner, and what is theirs from everything', async () => {
      const person = await management.signIn();
      const owned = await management.addOrganization([[person, 'owner']]);
      const joined = await management.addOrganization([[person, 'member']]);
      const { permissions } = (await person.get('/v1/auth/session')).body;
      expect(permissions.platform).toContain('profile.update');
      expect(permissions.platform).not.toContain('platform.settings.read');
      const [asMember, asOwner] = permissions.organizations;
      expect([asMember.organization_id, asOwner.organization_id]).toEqual([joined, owned]);
      expect(asOwner.any).toEqual(expect.arrayContaining(['api_key.create', 'organization.delete']));
      expect(asMember.any).toContain('organization.read');
      expect(asMember.any).not.toContain('api_key.create');
      expect(asMember.mine).toContain('api_key.create');
      expect([...asMember.any, ...asMember.mine]).not.toContain('member.update');
    });

    it('lists for each role exactly what a request is then allowed', async () => {
      for (const platformRole of ['user', 'admin_readonly', 'admin'] as const) {
        const person = await management.signIn({ platformRole });
        const { permissions } = (await person.get('/v1/auth/session')).body;
        const settings = await person.get('/v1/admin/settings');
        expect(permissions.platform.includes('platform.settings.read')).toBe(settings.status === 200);
        expect(permissions.platform.includes('platform.settings.update')).toBe(platformRole === 'admin');
        expect(permissions.platform.includes('api_key.list')).toBe(platformRole !== 'user');
      }
    });

    it('tells a token no more than its scopes and its organization allow', async () => {
      const person = await management.signIn({ platformRole: 'admin' });
      const organizationId = await management.addOrganization([[person, 'owner']]);
      await management.addOrganization([[person, 'owner']]);
      const made = await person.post('/v1/users/me/tokens', {
        name: 'Dashboard',
        scopes: ['profile:read', 'api-keys:read'],
        organization_id: organizationId,
        expires_at: inDays(1),
      });
      const answer = await withToken(management, person, made.body.token).get('/v1/auth/session');
      expect(answer.status).toBe(200);
      const { permissions } = answer.body;
      expect(permissions.platform).toContain('profile.read');
      expect(permissions.platform).not.toContain('platform.settings.read');
      expect(permissions.platform).not.toContain('organization.list');
      expect(permissions.organizations).toHaveLength(1);
      expect(permissions.organizations[0]).toMatchObject({ organization_id: organizationId, mine: [] });
      expect(permissions.organizations[0].any).toContain('api_key.list');
      expect(permissions.organizations[0].any).not.toContain('api_key.create');
    });
  });

  describe('401', () => {
    it('ends a session that was not used for a week', async () => {
      const person = await management.signIn();
      await setTimes(person.userId, { idle: -1, absolute: 60_000 });
      expect(await person.get('/v1/auth/session')).toMatchObject({
        status: 401,
        body: { error: { type: 'authentication_error', code: 'session_expired' } },
      });
    });

    it('ends a session after a month however much it is used', async () => {
      const person = await management.signIn();
      await setTimes(person.userId, { idle: 60_000, absolute: -1 });
      expect(await person.get('/v1/auth/session')).toMatchObject({
        status: 401,
        body: { error: { code: 'session_expired' } },
      });
    });

    it('lets use move the idle expiry on, but never beyond the absolute one', async () => {
      const person = await management.signIn();
      const { sql } = management.database;
      await sql`update sessions set last_seen_at = ${management.now()} - interval '2 minutes', idle_expires_at = ${management.now()} + interval '1 minute'
      where user_id = ${person.userId}`;
      await person.get('/v1/users/me');
      const [moved] = await sql`select idle_expires_at - last_seen_at = interval '7 days' as by_a_week,
      last_seen_at > ${management.now()} - interval '1 minute' as seen from sessions where user_id = ${person.userId}`;
      expect(moved).toEqual({ by_a_week: true, seen: true });
      await sql`update sessions set last_seen_at = ${management.now()} - interval '2 minutes', expires_at = ${management.now()} + interval '1 day'
      where user_id = ${person.userId}`;
      await person.get('/v1/users/me');
      const [capped] = await sql`select expires_at = idle_expires_at as capped from sessions
      where user_id = ${person.userId}`;
      expect(capped).toEqual({ capped: true });
    });

    it.each([
      ['an altered', (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
      ['a truncated', (token: string) => token.slice(0, -1)],
      ['a lengthened', (token: string) => `${token}A`],
      ['an empty', () => ''],
      ['a huge', (token: string) => token.repeat(100)],
      ['a quoted', (token: string) => `"${token}x"`],
      ['a hashed', () => 'a'.repeat(64)],
      ['a percent-encoded and broken', () => '%E0%A4%A'],
    ])('opens nothing to %s token', async (_, change) => {
      const person = await management.signIn();
      const token = person.credentials.cookie!.slice('weir_session='.length);
      const answer = await person.get('/v1/auth/session', { cookie: `weir_session=${change(token)}` });
      expect(answer.status).toBe(401);
      expect(answer.headers.getSetCookie()).toEqual([]);
    });

    it('opens nothing to the stored hash of a token', async () => {
      const person = await management.signIn();
      const [row] = await management.database
        .sql`select token_hash from sessions where user_id = ${person.userId}`;
      const answer = await person.get('/v1/auth/session', { cookie: `weir_session=${row!.token_hash}` });
      expect(answer.status).toBe(401);
    });

    it('shuts a deactivated user out at once, even if a session of theirs is left', async () => {
      const person = await management.signIn();
      await management.database
        .sql`update users set deactivated_at = ${management.now()} where id = ${person.userId}`;
      expect(await person.get('/v1/auth/session')).toMatchObject({
        status: 401,
        body: { error: { code: 'account_deactivated' } },
      });
    });

    async function setTimes(userId: string, { idle, absolute }: { idle: number; absolute: number }) {
      await management.database
        .sql`update sessions set idle_expires_at = ${management.now()} + ${idle} * interval '1 millisecond',
      expires_at = ${management.now()} + ${absolute} * interval '1 millisecond' where user_id = ${userId}`;
    }
  });
});
