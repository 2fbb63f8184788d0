import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/admin/users/{user_id}, 409', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('keeps the last active platform admin', async () => {
    const admin = await management.signIn({ platformRole: 'admin' });
    const gone = await management.signIn({ platformRole: 'admin' });
    await admin.patch(`/v1/admin/users/${gone.userId}`, { deactivated: true });
    for (const body of [
      { platform_role: 'user' },
      { platform_role: 'admin_readonly' },
      { deactivated: true },
      { platform_role: 'admin', deactivated: true },
    ]) {
      expect(await admin.patch(`/v1/admin/users/${admin.userId}`, body)).toMatchObject({
        status: 409,
        body: { error: { type: 'conflict_error', code: 'last_admin' } },
      });
    }
    expect((await admin.get('/v1/users/me')).body).toMatchObject({
      platform_role: 'admin',
      deactivated_at: null,
    });
    await management.database.sql`update users set platform_role = 'user'`;
  });

  it('keeps one of twenty admins however a hundred requests would take their power away at once', async () => {
    const admins = await Promise.all(
      Array.from({ length: 20 }, () => management.signIn({ platformRole: 'admin' })),
    );
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        admins[index % 20]!.patch(
          `/v1/admin/users/${admins[(index * 7 + 3) % 20]!.userId}`,
          index % 2 === 0 ? { platform_role: 'user' } : { deactivated: true },
        ),
      ),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    for (const status of statuses) expect([200, 401, 403, 409]).toContain(status);
    expect(statuses).toContain(200);
    const left = await management.database.sql`select id from users
      where platform_role = 'admin' and deactivated_at is null`;
    expect(left.length).toBeGreaterThanOrEqual(1);
  });

  it('lets a hundred attempts of two admins to resign leave exactly one', async () => {
    await management.database.sql`update users set platform_role = 'user'`;
    const [one, other] = await Promise.all([
      management.signIn({ platformRole: 'admin' }),
      management.signIn({ platformRole: 'admin' }),
    ]);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const admin = index % 2 === 0 ? one : other;
        return admin.patch(`/v1/admin/users/${admin.userId}`, { platform_role: 'user' });
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.some(({ status, body }) => status === 409 && body.error.code === 'last_admin')).toBe(true);
    const left = await management.database.sql`select id from users
      where platform_role = 'admin' and deactivated_at is null`;
    expect(left).toHaveLength(1);
  });
});
