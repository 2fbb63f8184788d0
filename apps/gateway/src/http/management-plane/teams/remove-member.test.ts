import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}', () => {
  describe('204', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

    it('takes a member out of the team, not out of the organization', async () => {
      const { organizationId, admin, member } = cast;
      await admin.put(`${team}/members/${member.userId}`);
      expect(await admin.delete(`${team}/members/${member.userId}`)).toMatchObject({
        status: 204,
        body: '',
      });
      expect((await member.get(`${team}/members`)).body.data).toEqual([]);
      expect((await management.audit(organizationId))[0]).toMatchObject({
        action: 'team.remove_member',
        target: { kind: 'team', id: team.split('/').at(-1) },
        changedFields: [`members.${member.userId}`],
      });
    });

    it('lets a member take themselves out', async () => {
      const own = `${team}/members/${cast.member.userId}`;
      await cast.admin.put(own);
      expect((await cast.member.delete(own)).status).toBe(204);
      expect((await cast.admin.get(`${team}/members`)).body.data).toEqual([]);
    });

    it('happens by itself when somebody leaves the organization', async () => {
      const leaver = await management.signIn();
      await management.addMember(cast.organizationId, leaver, 'member');
      await cast.admin.put(`${team}/members/${leaver.userId}`);
      expect((await cast.admin.get(`${team}/members`)).body.data).toMatchObject([{ user_id: leaver.userId }]);
      await leaver.delete(`/v1/organizations/${cast.organizationId}/members/${leaver.userId}`);
      expect((await cast.admin.get(`${team}/members`)).body.data).toEqual([]);
    });
  });

  describe('404', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

    it('says so of whoever is not in the team', async () => {
      for (const userId of [cast.member.userId, cast.stranger.userId]) {
        expect(await cast.admin.delete(`${team}/members/${userId}`)).toMatchObject({
          status: 404,
          body: { error: { message: 'There is no such member.' } },
        });
      }
    });
  });
});
