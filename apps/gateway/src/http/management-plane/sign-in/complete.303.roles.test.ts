import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signInAs } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const MAPPED = { OIDC_ROLE_MAP: 'weir-admins=admin,weir-auditors=admin_readonly' };

describe('GET /v1/auth/{provider}/callback, 303, roles', () => {
  let oidc: OidcServer;
  let management: TestManagement;
  beforeAll(async () => {
    oidc = await startOidcServer();
    management = await startTestManagement({
      ...oidc.env,
      ...MAPPED,
      INITIAL_ADMINS: 'first@example.com, oidc:subject-first, unverified@example.com',
    });
  });
  afterAll(async () => {
    await management.stop();
    await oidc.stop();
  });
  const roleIn = async (browser: Browser) => (await browser.get('/v1/users/me')).body.platform_role;
  /** As a sign-in of somebody in these groups leaves it. */
  const roleOf = async (id: string, groups?: readonly string[], claims: object = {}) => {
    oidc.setUser({ id, name: id, ...(groups && { groups }), ...claims });
    return roleIn(await signInAs(management.origin, id));
  };

  it('gives the first admins the platform, by verified address or by account', async () => {
    const unverified = { email: 'unverified@example.com', emailVerified: false };
    expect(await roleOf('imposter', [], unverified)).toBe('user');
    const verified = { email: 'First@Example.com', emailVerified: true };
    expect(await roleOf('first', [], verified)).toBe('admin');
    expect(await roleOf('first', [], verified)).toBe('admin');
    expect((await management.audit()).filter(({ action }) => action === 'user.update')).toHaveLength(1);
  });

  it('lets the mapping decide about a first admin once there is another admin', async () => {
    expect(await roleOf('subject-first', [])).toBe('user');
    await management.signIn({ platformRole: 'admin' });
    expect(await roleOf('first', [], { email: 'first@example.com', emailVerified: true })).toBe('user');
  });

  it('gives the most powerful role of all groups, and takes it away when a group is left', async () => {
    expect(await roleOf('ada', ['weir-auditors', 'weir-admins', 'others'])).toBe('admin');
    expect(await roleOf('ada', ['weir-auditors'])).toBe('admin_readonly');
    expect(await roleOf('ada', ['others'])).toBe('user');
    expect(await roleOf('ada', ['weir-admins'])).toBe('admin');
    expect(await roleOf('ada')).toBe('user');
  });

  it('makes every session of theirs take a new token, and records the change', async () => {
    oidc.setUser({ id: 'grace', name: 'Grace', groups: ['weir-admins'] });
    const elsewhere = await signInAs(management.origin, 'grace');
    const before = elsewhere.cookie('weir_session');
    oidc.setUser({ id: 'grace', name: 'Grace', groups: [] });
    const here = await signInAs(management.origin, 'grace');
    const token = here.cookie('weir_session');
    const { id } = (await here.get('/v1/users/me')).body;

    expect(await roleIn(elsewhere)).toBe('user');
    expect(elsewhere.cookie('weir_session')).not.toBe(before);
    expect(here.cookie('weir_session')).toBe(token);
    expect((await management.audit()).filter(({ target }) => target?.id === id)).toMatchObject([
      { actor: { kind: 'system' }, action: 'user.update', changedFields: ['platform_role'] },
      { actor: { kind: 'system' }, action: 'user.update', changedFields: ['platform_role'] },
    ]);
  });

  it('overrides what was changed by hand', async () => {
    await roleOf('linus', []);
    await management.database.sql`update users set platform_role = 'admin' where display_name = 'linus'`;
    expect(await roleOf('linus', [])).toBe('user');
  });
});

describe('GET /v1/auth/{provider}/callback, 303, roles without a mapping', () => {
  it('leaves them as they are, whatever the groups', async () => {
    const groups = ['weir-admins'];
    const oidc = await startOidcServer([{ id: 'ada', name: 'Ada', groups }]);
    const management = await startTestManagement({ ...oidc.env, INITIAL_ADMINS: 'oidc:ada' });
    const browser = await signInAs(management.origin, 'ada');
    expect((await browser.get('/v1/users/me')).body.platform_role).toBe('admin');

    await management.signIn({ platformRole: 'admin' });
    await management.database
      .sql`update users set platform_role = 'admin_readonly' where display_name = 'Ada'`;
    await browser.signIn('ada');
    expect((await browser.get('/v1/users/me')).body.platform_role).toBe('admin_readonly');
    await management.stop();
    await oidc.stop();
  });
});
