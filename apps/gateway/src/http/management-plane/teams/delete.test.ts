import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('DELETE /v1/organizations/{organization_id}/teams/{team_id}', () => {
  describe('204', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

    it('takes the team away; its members stay in the organization', async () => {
      await cast.admin.put(`${team}/members/${cast.member.userId}`);
      const id = team.split('/').at(-1);
      expect(await cast.admin.delete(team)).toMatchObject({ status: 204, body: '' });
      expect((await cast.admin.get(team)).status).toBe(404);
      expect((await cast.member.get(`/v1/organizations/${cast.organizationId}/teams`)).body.data).toEqual([]);
      expect(await management.database.sql`select from team_members where team_id = ${id!}`).toHaveLength(0);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'team.delete',
        target: { kind: 'team', id },
      });
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

    it('deletes no team through another organization, and none twice', async () => {
      const other = await management.addOrganization([[cast.admin, 'owner']]);
      const id = team.split('/').at(-1);
      expect((await cast.admin.delete(`/v1/organizations/${other}/teams/${id}`)).status).toBe(404);
      expect((await cast.admin.delete(team)).status).toBe(204);
      expect(await cast.admin.delete(team)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
    });
  });
});
