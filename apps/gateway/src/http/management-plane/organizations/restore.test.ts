import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/restore', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    const deleteOne = async () => {
      const id = await management.addOrganization([
        [cast.owner, 'owner'],
        [cast.member, 'member'],
      ]);
      await cast.owner.delete(`/v1/organizations/${id}`);
      return id;
    };

    it.each([
      ['owner', 'owner'],
      ['platformAdmin', null],
    ] as const)('lets a %s bring it back with its members, and records it', async (who, role) => {
      const id = await deleteOne();
      expect(await cast[who].post(`/v1/organizations/${id}/restore`)).toMatchObject({
        status: 200,
        body: { id, name: `Organization ${id}`, role },
      });
      expect(await cast.member.get(`/v1/organizations/${id}`)).toMatchObject({
        status: 200,
        body: { role: 'member' },
      });
      expect((await management.audit(id))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'organization.restore',
        target: { kind: 'organization', id },
      });
    });

    it('works to the end of the thirtieth day', async () => {
      const id = await deleteOne();
      await management.database.sql`
      update organizations set deleted_at = ${management.now()} - interval '29 days 23 hours 59 minutes' where id = ${id}`;
      expect((await cast.owner.post(`/v1/organizations/${id}/restore`)).status).toBe(200);
    });

    it('is done by exactly one of a hundred at once', async () => {
      const id = await deleteOne();
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => cast.owner.post(`/v1/organizations/${id}/restore`)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(99);
      expect((await management.audit(id)).map(({ action }) => action)).toEqual([
        'organization.restore',
        'organization.delete',
      ]);
    });
  });

  describe('404', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('finds nothing to restore in one that is not deleted', async () => {
      expect((await cast.owner.post(`/v1/organizations/${cast.organizationId}/restore`)).status).toBe(404);
      expect(await management.audit(cast.organizationId)).toEqual([]);
    });

    it('tells a stranger nothing of a deleted one', async () => {
      const id = await management.addOrganization([[cast.owner, 'owner']]);
      await cast.owner.delete(`/v1/organizations/${id}`);
      expect(await cast.stranger.post(`/v1/organizations/${id}/restore`)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found', message: 'There is no such organization.' } },
      });
      expect(await management.audit(id)).toHaveLength(1);
    });

    it('comes too late after thirty days', async () => {
      const id = await management.addOrganization([[cast.owner, 'owner']]);
      await management.database.sql`
      update organizations set deleted_at = ${management.now()} - interval '30 days 1 second' where id = ${id}`;
      expect((await cast.owner.post(`/v1/organizations/${id}/restore`)).status).toBe(404);
      expect((await cast.platformAdmin.post(`/v1/organizations/${id}/restore`)).status).toBe(404);
    });
  });
});
