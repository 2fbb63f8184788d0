import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../test/management-plane/person.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/transfer-ownership', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    const rolesIn = async (organizationId: string) => {
      const { body } = await cast.platformAdmin.get(`/v1/organizations/${organizationId}/members?limit=100`);
      return Object.fromEntries(
        body.data.map(({ user_id, role }: { user_id: string; role: string }) => [user_id, role]),
      );
    };
    const isDueForRotation = async ({ userId }: Person) => {
      const rows = await management.database.sql`select rotation_due from sessions where user_id = ${userId}`;
      return rows.every((row) => row.rotation_due);
    };

    it('makes the member an owner and the owner an admin, with new tokens for both, and records it', async () => {
      const [from, to] = [await management.signIn(), await management.signIn()];
      const id = await management.addOrganization([
        [from, 'owner'],
        [to, 'member'],
      ]);
      // In upper case, as ids may be given.
      const answer = await from.post(`/v1/organizations/${id}/transfer-ownership`, {
        user_id: to.userId.toUpperCase(),
      });
      expect(answer).toMatchObject({ status: 200, body: { user_id: to.userId, role: 'owner' } });
      expect(await isDueForRotation(from)).toBe(true);
      expect(await isDueForRotation(to)).toBe(true);
      expect(await rolesIn(id)).toEqual({ [from.userId]: 'admin', [to.userId]: 'owner' });
      expect(await management.audit(id)).toMatchObject([
        {
          actor: { userId: from.userId },
          action: 'organization.transfer',
          target: { kind: 'member', id: to.userId },
          changedFields: ['role'],
        },
      ]);
    });

    it('changes nobody but the member when a platform admin from outside does it', async () => {
      const [owner, to] = [await management.signIn(), await management.signIn()];
      const id = await management.addOrganization([
        [owner, 'owner'],
        [to, 'admin'],
      ]);
      const answer = await cast.platformAdmin.post(`/v1/organizations/${id}/transfer-ownership`, {
        user_id: to.userId,
      });
      expect(answer.status).toBe(200);
      expect(await rolesIn(id)).toEqual({ [owner.userId]: 'owner', [to.userId]: 'owner' });
    });

    it('is done by exactly one of a hundred at once by the same owner: after it the caller is none', async () => {
      const owner = await management.signIn();
      const heirs = await Promise.all(Array.from({ length: 4 }, () => management.signIn()));
      const id = await management.addOrganization([[owner, 'owner']]);
      for (const heir of heirs) await management.addMember(id, heir, 'member');
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          owner.post(`/v1/organizations/${id}/transfer-ownership`, { user_id: heirs[i % 4]!.userId }),
        ),
      );
      const [won, ...others] = answers.filter(({ status }) => status === 200);
      expect(others).toEqual([]);
      expect(answers.filter(({ status }) => status === 403)).toHaveLength(99);
      expect(await rolesIn(id)).toEqual({
        [owner.userId]: 'admin',
        ...Object.fromEntries(heirs.map(({ userId }) => [userId, 'member'])),
        [won?.body.user_id]: 'owner',
      });
    });

    it('leaves exactly one owner however two owners transfer to each other at once', async () => {
      const [one, other] = [await management.signIn(), await management.signIn()];
      const id = await management.addOrganization([
        [one, 'owner'],
        [other, 'owner'],
      ]);
      const path = `/v1/organizations/${id}/transfer-ownership`;
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          i % 2 === 0 ? one.post(path, { user_id: other.userId }) : other.post(path, { user_id: one.userId }),
        ),
      );
      // The first makes its caller an admin and leaves the other, who may hand over in turn, and so on.
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 403]));
      expect(Object.values(await rolesIn(id)).sort()).toEqual(['admin', 'owner']);
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['no user', {}, 'missing_parameter', 'user_id'],
      ['what is no id', { user_id: 'somebody' }, 'invalid_parameter', 'user_id'],
      [
        'a role',
        { user_id: '019bc0de-0000-7000-8000-00000000a001', role: 'owner' },
        'invalid_parameter',
        'role',
      ],
    ])('refuses %s', async (_, body, code, param) => {
      expect(
        await cast.owner.post(`/v1/organizations/${cast.organizationId}/transfer-ownership`, body),
      ).toMatchObject({ status: 400, body: { error: { code, param } } });
      expect(await management.audit(cast.organizationId)).toEqual([]);
    });
  });

  describe('403', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['admin', 'member', 'platformReader'] as const)(
      'lets no %s make themselves owner',
      async (who) => {
        const { organizationId } = cast;
        const answer = await cast[who].post(`/v1/organizations/${organizationId}/transfer-ownership`, {
          user_id: cast[who].userId,
        });
        expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
        expect(
          (await cast.owner.get(`/v1/organizations/${organizationId}/members?role=owner`)).body.data,
        ).toMatchObject([{ user_id: cast.owner.userId }]);
        expect((await management.audit(organizationId))[0]).toMatchObject({
          actor: { userId: cast[who].userId },
          action: 'organization.transfer',
          outcome: 'refused',
        });
      },
    );
  });

  describe('404', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('finds no member in a stranger, in nobody, or in a member of another organization', async () => {
      const { organizationId, owner, stranger } = cast;
      const elsewhere = await management.signIn();
      await management.addOrganization([[elsewhere, 'member']]);
      for (const userId of [stranger.userId, elsewhere.userId, '019bc0de-0000-7000-8000-00000000a001']) {
        expect(
          await owner.post(`/v1/organizations/${organizationId}/transfer-ownership`, { user_id: userId }),
        ).toMatchObject({ status: 404, body: { error: { message: 'There is no such member.' } } });
      }
      expect((await owner.get(`/v1/organizations/${organizationId}`)).body.role).toBe('owner');
    });
  });

  describe('409', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('gives it to no account that is deactivated', async () => {
      const { organizationId, owner, member } = cast;
      await management.database
        .sql`update users set deactivated_at = ${management.now()} where id = ${member.userId}`;
      expect(
        await owner.post(`/v1/organizations/${organizationId}/transfer-ownership`, {
          user_id: member.userId,
        }),
      ).toMatchObject({ status: 409, body: { error: { code: 'conflict', param: 'user_id' } } });
      expect((await owner.get(`/v1/organizations/${organizationId}`)).body.role).toBe('owner');
    });

    it('is no way for an owner to step down by naming themselves', async () => {
      const { organizationId, owner } = cast;
      expect(
        await owner.post(`/v1/organizations/${organizationId}/transfer-ownership`, { user_id: owner.userId }),
      ).toMatchObject({ status: 409, body: { error: { code: 'conflict', param: 'user_id' } } });
      expect((await owner.get(`/v1/organizations/${organizationId}`)).body.role).toBe('owner');
    });
  });
});
