import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import {
  ACCOUNT_SCOPES,
  byToken,
  type MadeServiceAccount,
  makeServiceAccount,
} from '../../../../test/management-plane/service-accounts.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  inDays,
  issueTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/service-accounts/{service_account_id}/tokens', () => {
  let cast: Cast;
  let account: MadeServiceAccount;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    account = await makeServiceAccount(management, cast.owner, cast.organizationId, 'admin');
    path = `${account.path}/tokens`;
  });

  let named = 0;
  const create = (by: Person, body: Readonly<Record<string, unknown>> = {}) =>
    by.post(path, {
      name: `Token of the test ${++named}`,
      scopes: ['organizations:read'],
      expires_at: inDays(1),
      ...body,
    });
  const organization = () => `/v1/organizations/${cast.organizationId}`;

  describe('201', () => {
    it('makes one that opens what its scopes and its account’s role allow, and records it', async () => {
      const expiresAt = inDays(30);
      const { status, body } = await create(cast.admin, { name: 'CI', expires_at: expiresAt });
      expect({ status, body }).toEqual({
        status: 201,
        body: {
          id: expect.any(String),
          service_account_id: account.id,
          name: 'CI',
          token: expect.stringMatching(/^weir_sat_/),
          last_four: body.token.slice(-4),
          scopes: ['organizations:read'],
          created_by: cast.admin.userId,
          created_at: expect.stringMatching(/Z$/),
          expires_at: expiresAt,
          last_used_at: null,
        },
      });
      const itself = byToken(management, account.id, body.token);
      expect(await itself.get(organization())).toMatchObject({ status: 200, body: { role: 'admin' } });
      expect(await itself.post(`${organization()}/teams`, { name: 'Beyond' })).toMatchObject({
        status: 403,
        body: { error: { code: 'scope_missing' } },
      });
      const record = (await management.audit(cast.organizationId)).find(
        ({ action }) => action === 'service_account_token.create',
      );
      expect(record).toMatchObject({
        actor: { userId: cast.admin.userId },
        target: { kind: 'service_account_token', id: body.id },
      });
      expect(JSON.stringify(record)).not.toContain(body.token);
    });

    it('makes one that ends with the token it was made with', async () => {
      const scopes = ['service-accounts:write', 'organizations:read'];
      const pat = await createPersonalAccessToken(cast.admin, scopes);
      const byPat = withToken(management, cast.admin, pat.token);
      const issued = await issueTokens(cast.admin, scopes);
      const byAccessToken = withToken(management, cast.admin, issued.access);
      const expiresAt = new Date(management.now().getTime() + 3_600_000).toISOString();
      const made = [
        await create(byPat, { expires_at: expiresAt }),
        await create(byAccessToken, { expires_at: expiresAt }),
      ].map(({ status, body }) => {
        expect(status).toBe(201);
        return byToken(management, account.id, body.token);
      });
      const statuses = () => Promise.all(made.map(async (one) => (await one.get(organization())).status));
      expect(await statuses()).toEqual([200, 200]);
      await cast.admin.delete(`/v1/users/me/tokens/${pat.id}`);
      expect(await statuses()).toEqual([401, 200]);
      await cast.admin.post('/v1/auth/token/revoke', { refresh_token: issued.refresh });
      expect(await statuses()).toEqual([401, 401]);
    });
  });

  describe('400', () => {
    it.each([
      [{ scopes: [] }, 'scopes'],
      [{ scopes: ['platform:read'] }, 'scopes.0'],
      [{ scopes: ['profile:write'] }, 'scopes.0'],
      [{ scopes: ['everything'] }, 'scopes.0'],
      [{ expires_at: null }, 'expires_at'],
      [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
      [{ token_hash: 'f'.repeat(64) }, 'token_hash'],
    ])('takes no %j', async (body, param) => {
      expect(await create(cast.owner, body)).toMatchObject({ status: 400, body: { error: { param } } });
    });

    it('takes no expiry beyond 366 days, nor beyond the token it is made with', async () => {
      expect((await create(cast.owner, { expires_at: inDays(367) })).status).toBe(400);
      const pat = await createPersonalAccessToken(cast.owner, [
        'service-accounts:write',
        'organizations:read',
      ]);
      const byPat = withToken(management, cast.owner, pat.token);
      expect(await create(byPat, { expires_at: inDays(2) })).toMatchObject({
        status: 400,
        body: { error: { param: 'expires_at' } },
      });
    });
  });

  describe('403', () => {
    it('gives a token no scope that the token it is made with does not have', async () => {
      const pat = await createPersonalAccessToken(cast.owner, ['service-accounts:write']);
      const expiresAt = new Date(management.now().getTime() + 3_600_000).toISOString();
      expect(
        await create(withToken(management, cast.owner, pat.token), { expires_at: expiresAt }),
      ).toMatchObject({ status: 403, body: { error: { code: 'scope_missing', param: 'scopes' } } });
    });

    it('lets no service account make itself another token, whatever its role and scopes', async () => {
      expect(await create(account.itself, { scopes: ACCOUNT_SCOPES })).toMatchObject({
        status: 403,
        body: { error: { code: 'permission_denied' } },
      });
    });

    it('lets no service account give access to anybody: by invitation, role or token', async () => {
      const { itself } = account;
      const members = `${organization()}/members`;
      const attempts = [
        itself.post(`${organization()}/invitations`, {
          invitations: [{ email: 'a@example.com', role: 'admin' }],
        }),
        itself.patch(`${members}/${cast.member.userId}`, { role: 'admin' }),
        itself.patch(`${members}/${cast.owner.userId}`, { role: 'member' }),
        itself.delete(`${members}/${cast.owner.userId}`),
        itself.post(`${organization()}/transfer-ownership`, { user_id: cast.member.userId }),
        itself.delete(organization()),
        itself.post('/v1/auth/token', {}),
        itself.post('/v1/users/me/tokens', {
          name: 'Personal',
          scopes: ['organizations:read'],
          expires_at: inDays(1),
        }),
        itself.get('/v1/users/me'),
        itself.get('/v1/organizations'),
        itself.get('/v1/admin/users'),
        itself.post('/v1/organizations', { name: 'Its own' }),
      ];
      const answers = await Promise.all(attempts);
      expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual(
        attempts.map(() => [403, 'permission_denied']),
      );
    });
  });

  describe('404', () => {
    it('opens no other organization to a service account, whatever its role', async () => {
      const other = await management.addCast();
      const { itself } = account;
      const theirs = `/v1/organizations/${other.organizationId}`;
      const workspaceId = await management.addWorkspace(other.organizationId);
      for (const answer of await Promise.all([
        itself.get(theirs),
        itself.patch(theirs, { name: 'Taken' }),
        itself.get(`${theirs}/audit-log`),
        itself.post(`/v1/workspaces/${workspaceId}/api-keys`, { name: 'Theft', owner: 'organization' }),
      ])) {
        expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
      }
    });

    it('gives no token of an account of another organization', async () => {
      const other = await management.addCast();
      const answer = await other.owner.post(path.replace(cast.organizationId, other.organizationId), {
        name: 'Theft',
        scopes: ['organizations:read'],
        expires_at: inDays(1),
      });
      expect(answer.status).toBe(404);
    });
  });

  describe('409', () => {
    it('takes no name twice', async () => {
      await create(cast.owner, { name: 'Twice' });
      expect(await create(cast.owner, { name: 'tWICE' })).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
    });

    it('makes no more than 50, however many ask at once', async () => {
      const crowded = await makeServiceAccount(management, cast.owner, cast.organizationId, 'member');
      await management.database.sql`
        insert into service_account_tokens
          (id, service_account_id, name, token_hash, last_four, scopes, created_at, expires_at)
        select gen_random_uuid(), ${crowded.id}, 'Token ' || number, md5(${crowded.id} || number) || md5('' || number),
          'last', '{organizations:read}', ${management.now()}, ${inDays(1)}
        from generate_series(1, 48) number`;
      const answers = await Promise.all(
        Array.from({ length: 5 }, (_, number) =>
          cast.owner.post(`${crowded.path}/tokens`, {
            name: `Last ${number}`,
            scopes: ['organizations:read'],
            expires_at: inDays(1),
          }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    });
  });
});
