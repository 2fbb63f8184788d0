import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, send } from '../../../../test/management-plane/person.ts';
import { startReplica } from '../../../../test/management-plane/start-replica.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/admin/users/{user_id}, 200', () => {
  let management: TestManagement;
  let admin: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    admin = await management.signIn({ platformRole: 'admin' });
  });
  afterAll(() => management.stop());

  it('changes a platform role and records it', async () => {
    const person = await management.signIn();
    const answer = await admin.patch(`/v1/admin/users/${person.userId}`, { platform_role: 'admin_readonly' });
    expect(answer).toMatchObject({
      status: 200,
      body: { id: person.userId, platform_role: 'admin_readonly' },
    });
    expect((await person.get('/v1/admin/users')).status).toBe(200);
    expect((await management.audit())[0]).toMatchObject({
      actor: { userId: admin.userId },
      action: 'user.update',
      outcome: 'succeeded',
      target: { kind: 'user', id: person.userId },
      changedFields: ['platform_role'],
    });
  });

  it('does not ask for a new token where nothing changed', async () => {
    const person = await management.signIn();
    const answer = await admin.patch(`/v1/admin/users/${person.userId}`, { platform_role: 'user' });
    expect(answer.status).toBe(200);
    expect((await person.get('/v1/users/me')).headers.getSetCookie()).toEqual([]);
    expect((await management.audit())[0]!.changedFields).toEqual([]);
  });

  it('ends sessions and tokens of whom it deactivates, and none of them comes back with the user', async () => {
    const person = await management.signIn();
    const path = `/v1/admin/users/${person.userId}`;
    const made = await person.post('/v1/users/me/tokens', {
      name: 'script',
      scopes: ['profile:read'],
      expires_in_days: 1,
    });
    const issued = await person.post('/v1/auth/token', {});
    const credentials = {
      session: person.credentials,
      'personal access token': { authorization: `Bearer ${made.body.token}` },
      'access token': { authorization: `Bearer ${issued.body.access_token}` },
    };
    const statuses = () =>
      Promise.all(
        Object.values(credentials).map(async (headers) => {
          return (await send(management.origin, 'GET', '/v1/users/me', { headers })).status;
        }),
      );
    expect(await statuses()).toEqual([200, 200, 200]);

    const deactivated = await admin.patch(path, { deactivated: true });
    expect(deactivated.body.deactivated_at).toMatch(/Z$/);
    expect((await management.audit())[0]).toMatchObject({
      action: 'user.update',
      changedFields: ['deactivated'],
    });
    expect(await statuses()).toEqual([401, 401, 401]);
    const again = await admin.patch(path, { deactivated: true });
    expect(again.body.deactivated_at).toBe(deactivated.body.deactivated_at);

    const active = await admin.patch(path, { deactivated: false });
    expect(active.body.deactivated_at).toBeNull();
    expect(await statuses()).toEqual([401, 401, 401]);
    const refreshed = await send(management.origin, 'POST', '/v1/auth/token/refresh', {
      body: { refresh_token: issued.body.refresh_token },
    });
    expect(refreshed.status).toBe(401);
  });

  it('stops the API keys of whom it deactivates, until they are active again', async () => {
    const person = await management.signIn();
    const organizationId = await management.addOrganization([[person, 'member']]);
    const workspaceId = await management.addWorkspace(organizationId);
    const { body: key } = await person.post(`/v1/workspaces/${workspaceId}/api-keys`, { name: 'laptop' });
    const opens = async () => {
      const headers = { authorization: `Bearer ${key.secret}` };
      return (await send(management.origin, 'GET', '/v1/key', { headers })).status;
    };
    expect(await opens()).toBe(200);
    await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated: true });
    await expect.poll(opens).toBe(401);
    await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated: false });
    await expect.poll(opens).toBe(200);
  });

  it('stops a deactivated user on every replica at once', async () => {
    const replica = await startReplica(management.databaseUrl);
    try {
      const person = await management.signIn();
      const onReplica = () =>
        fetch(`${replica.origin}/v1/users/me`, { headers: { ...person.credentials } }).then(
          ({ status }) => status,
        );
      expect(await onReplica()).toBe(200);
      await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated: true });
      expect(await onReplica()).toBe(401);
    } finally {
      await replica.stop();
    }
  });
});
