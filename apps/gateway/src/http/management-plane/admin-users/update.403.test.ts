import { newId, type UserActor } from '@weir/domain/kernel';
import { updateUser } from '@weir/domain/users';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/admin/users/{user_id}, 403', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it.each(['platformReader', 'owner', 'stranger'] as const)(
    'lets no %s raise themselves or bring an admin down',
    async (who) => {
      for (const [target, body] of [
        [cast[who], { platform_role: 'admin' }],
        [cast.platformAdmin, { platform_role: 'user' }],
        [cast.platformAdmin, { deactivated: true }],
      ] as const) {
        expect(await cast[who].patch(`/v1/admin/users/${target.userId}`, body)).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
      expect((await cast.platformAdmin.get(`/v1/admin/users/${cast[who].userId}`)).body.platform_role).toBe(
        who === 'platformReader' ? 'admin_readonly' : 'user',
      );
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'user.update',
        outcome: 'refused',
      });
    },
  );

  it('takes no orders from an admin who was brought down a moment before', async () => {
    const one = await management.signIn({ platformRole: 'admin' });
    const other = await management.signIn({ platformRole: 'admin' });
    const answers = await Promise.all([
      one.patch(`/v1/admin/users/${other.userId}`, { platform_role: 'user' }),
      other.patch(`/v1/admin/users/${one.userId}`, { platform_role: 'user' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('takes no orders in a request that began when its caller was an admin still', async () => {
    const { userId } = cast.member;
    const actor: UserActor = {
      kind: 'user',
      userId,
      platformRole: 'admin',
      signedInBy: { via: 'session', sessionId: newId(0, (length) => new Uint8Array(length)) },
      scopes: null,
    };
    const caller = { actor, requestId: null, client: null };
    const { management: ports } = management.composition.services;
    await expect(updateUser(caller, userId, { platformRole: 'admin' }, ports)).rejects.toMatchObject({
      code: 'permission_denied',
    });
    expect((await cast.member.get('/v1/users/me')).body.platform_role).toBe('user');
  });
});
