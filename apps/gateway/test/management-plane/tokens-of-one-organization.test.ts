import type { OrganizationId } from '@weir/domain/kernel';
import { SCOPES } from '@weir/domain/permissions';
import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { addApiKey } from './add-api-key.ts';
import { type Person, send } from './person.ts';
import { sharedTestManagement } from './start-test-management.ts';
import { inDays, withToken } from './tokens.ts';

const management = await sharedTestManagement();
const UNKNOWN = '019bc0de-0000-7000-8000-00000000a001';

describe('a token that is limited to one organization', () => {
  let owner: Person;
  let here: OrganizationId;
  let elsewhere: OrganizationId;
  let limited: { readonly 'personal access token': Person; readonly 'access token': Person };
  beforeAll(async () => {
    owner = await management.signIn({ platformRole: 'admin' });
    [here, elsewhere] = [
      await management.addOrganization([[owner, 'owner']]),
      await management.addOrganization([[owner, 'owner']]),
    ];
    const { status, body } = await owner.post('/v1/users/me/tokens', {
      name: 'Of one organization',
      scopes: SCOPES,
      expires_at: inDays(1),
      organization_id: here.toUpperCase(),
    });
    expect({ status, organization_id: body.organization_id }).toEqual({ status: 201, organization_id: here });
    const pat = withToken(management, owner, body.token);
    const issued = await pat.post('/v1/auth/token', {});
    const accessToken = withToken(management, owner, issued.body.access_token);
    const refreshed = await send(management.origin, 'POST', '/v1/auth/token/refresh', {
      body: { refresh_token: issued.body.refresh_token },
    });
    expect((await accessToken.get(`/v1/organizations/${here}`)).status).toBe(200);
    limited = {
      'personal access token': pat,
      'access token': withToken(management, owner, refreshed.body.access_token),
    };
  });

  const kinds = ['personal access token', 'access token'] as const;

  it.each(kinds)('opens that organization: %s', async (kind) => {
    const team = await limited[kind].post(`/v1/organizations/${here}/teams`, { name: `By a ${kind}` });
    expect(team.status).toBe(201);
    const workspaceId = await management.addWorkspace(here, `Of a ${kind}`);
    expect((await limited[kind].get(`/v1/workspaces/${workspaceId}/api-keys`)).status).toBe(200);
  });

  it.each(kinds)(
    'finds no other organization, nor anything in it, whatever its user may do: %s',
    async (kind) => {
      const workspaceId = await management.addWorkspace(elsewhere, `Not of a ${kind}`);
      const key = await addApiKey(management, workspaceId);
      const ids: Record<string, string> = {
        organization_id: elsewhere,
        workspace_id: workspaceId,
        user_id: owner.userId,
        key_id: key.id,
      };
      const within = endpoints.filter(
        ({ spec: { path, access } }) =>
          /\{(organization|workspace)_id\}/.test(path) &&
          access !== 'public' &&
          !path.startsWith('/v1/admin/'),
      );
      expect(within.length).toBeGreaterThan(40);
      for (const { spec } of within) {
        const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? UNKNOWN);
        const query = new URLSearchParams(QUERIES[spec.operationId]);
        const { status } = await send(management.origin, spec.method.toUpperCase(), `${path}?${query}`, {
          headers: { ...limited[kind].credentials },
          ...(spec.body === undefined ? {} : { body: bodyFor(spec.operationId) }),
        });
        expect([spec.operationId, status]).toEqual([spec.operationId, 404]);
      }
    },
  );

  it.each(kinds)('lists that organization only, and shows no other membership: %s', async (kind) => {
    const list = await limited[kind].get('/v1/organizations');
    expect(list.body.data.map(({ id }: { id: string }) => id)).toEqual([here]);
    const profile = await limited[kind].get('/v1/users/me');
    expect(profile.status).toBe(200);
    expect(JSON.stringify(profile.body)).toContain(here);
    expect(JSON.stringify(profile.body)).not.toContain(elsewhere);
  });

  it.each(kinds)(
    'reaches nothing of its user beyond the organization, nor the platform: %s',
    async (kind) => {
      const token = limited[kind];
      const answers = await Promise.all([
        token.patch('/v1/users/me', { display_name: 'Renamed' }),
        token.get('/v1/users/me/sessions'),
        token.delete('/v1/users/me/sessions'),
        token.get('/v1/users/me/tokens'),
        token.get('/v1/users/me/identities'),
        token.get('/v1/users/me/invitations'),
        token.get('/v1/admin/users'),
        token.get('/v1/admin/audit-log'),
        token.post('/v1/organizations', { name: 'Another' }),
        token.patch(`/v1/admin/users/${owner.userId}`, { platform_role: 'user' }),
        token.post('/v1/users/me/tokens', {
          name: 'Unlimited',
          scopes: ['profile:read'],
          expires_at: inDays(0.5),
        }),
      ]);
      expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual(
        answers.map(() => [403, 'permission_denied']),
      );
    },
  );

  it('opens nothing once its user has left the organization', async () => {
    const member = await management.signIn();
    const id = await management.addOrganization([
      [owner, 'owner'],
      [member, 'member'],
    ]);
    const { body } = await member.post('/v1/users/me/tokens', {
      name: 'Of one organization',
      scopes: SCOPES,
      expires_at: inDays(1),
      organization_id: id,
    });
    const token = withToken(management, member, body.token);
    expect((await token.get(`/v1/organizations/${id}`)).status).toBe(200);
    await owner.delete(`/v1/organizations/${id}/members/${member.userId}`);
    expect((await token.get(`/v1/organizations/${id}`)).status).toBe(404);
    expect((await token.get('/v1/organizations')).body.data).toEqual([]);
  });
});

/** A body that the operation's schema lets through. */
function bodyFor(operationId: string): unknown {
  if (/OrganizationUsage(By\w+|Breakdown)?$/.test(operationId)) return DAYS;
  return BODIES[operationId] ?? { name: 'New' };
}

const DAYS = { start_date: '2026-01-01', end_date: '2026-01-02' };

/** What queries must have. */
const QUERIES: Readonly<Record<string, Record<string, string>>> = {
  listBindingLimits: { api_key_ids: UNKNOWN },
  listOrganizationUsageFilterOptions: DAYS,
};

const BODIES: Readonly<Record<string, unknown>> = {
  addTeamMember: {},
  createAlertRule: { name: 'New', metric: 'error_percent', window: '15m', threshold: '5' },
  createCredential: { connection_id: UNKNOWN, api_key: 'key-of-the-test' },
  createInvitations: { invitations: [{ email: 'a@example.com', role: 'member' }] },
  createServiceAccountToken: {
    name: 'New',
    scopes: ['workspaces:read'],
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  },
  createWebhook: {
    name: 'New',
    url: 'https://hooks.invalid/weir',
    event_types: ['limit.threshold_reached'],
  },
  rotateApiKey: {},
  rotateCredential: { api_key: 'key-of-the-test' },
  rotateWebhookSecret: {},
  setApiKeyLimits: {},
  setMemberLimits: {},
  setOrganizationLimits: {},
  setTeamLimits: {},
  setWorkspaceLimits: {},
  transferOwnership: { user_id: UNKNOWN },
  updateMember: { role: 'admin' },
  updateOrganizationSettings: {},
  updateWorkspaceSettings: {},
};
