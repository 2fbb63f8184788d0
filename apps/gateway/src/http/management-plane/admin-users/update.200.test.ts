import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
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
    const { sql } = management.database;
    const [hash, otherHash] = ['a'.repeat(64), 'b'.repeat(64)];
    await sql`insert into personal_access_tokens (id, user_id, name, token_hash, last_four, scopes, created_at, expires_at)
      values (gen_random_uuid(), ${person.userId}, 'script', ${hash!}, 'abcd', '{}', now(), now() + interval '1 day')`;
    await sql`insert into token_families (id, user_id, created_at, expires_at)
      values (gen_random_uuid(), ${person.userId}, now(), now() + interval '1 day')`;
    await sql`insert into refresh_tokens (token_hash, family_id, created_at)
      select ${otherHash!}, id, now() from token_families where user_id = ${person.userId}`;
    const deactivated = await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated: true });
    expect(deactivated.body.deactivated_at).toMatch(/Z$/);
    expect((await management.audit())[0]).toMatchObject({
      action: 'user.update',
      changedFields: ['deactivated'],
    });
    expect((await person.get('/v1/users/me')).status).toBe(401);

    const again = await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated: true });
    expect(again.body.deactivated_at).toBe(deactivated.body.deactivated_at);
    const active = await admin.patch(`/v1/admin/users/${person.userId}`, { deactivated: false });
    expect(active.body.deactivated_at).toBeNull();
    expect((await person.get('/v1/users/me')).status).toBe(401);
    const [left] =
      await sql`select (select count(*)::integer from sessions where user_id = ${person.userId}) as sessions,
      (select count(*)::integer from personal_access_tokens where user_id = ${person.userId}) as tokens,
      (select count(*)::integer from token_families where user_id = ${person.userId} and revoked_at is null) as families`;
    expect(left).toEqual({ sessions: 0, tokens: 0, families: 0 });
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
