import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PUT /v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}', () => {
  describe('200', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

    it('puts a member into the team, once, and records it', async () => {
      const { organizationId, admin, member } = cast;
      const id = team.split('/').at(-1);
      for (let time = 0; time < 2; time++) {
        expect(await admin.put(`${team}/members/${member.userId}`)).toMatchObject({
          status: 200,
          body: { team_id: id, user_id: member.userId },
        });
      }
      expect((await member.get(`${team}/members`)).body.data).toHaveLength(1);
      expect((await management.audit(organizationId))[0]).toMatchObject({
        actor: { userId: admin.userId },
        action: 'team.add_member',
        target: { kind: 'team', id },
        changedFields: [`members.${member.userId}`],
      });
    });

    it('puts them in once when a hundred do it at a time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => cast.admin.put(`${team}/members/${cast.owner.userId}`)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
      const rows = await management.database.sql`
      select user_id from team_members where user_id = ${cast.owner.userId}`;
      expect(rows).toHaveLength(1);
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

    it('takes nobody who is no member of the organization, whether they exist or not', async () => {
      const nobody = '019bc0de-0000-7000-8000-00000000a001';
      const answers = [];
      for (const userId of [cast.stranger.userId, cast.platformAdmin.userId, nobody]) {
        answers.push(await cast.admin.put(`${team}/members/${userId}`));
      }
      for (const { status, body } of answers) {
        expect({ status, message: body.error.message }).toEqual({
          status: 404,
          message: 'There is no such member.',
        });
      }
      expect((await cast.admin.get(`${team}/members`)).body.data).toEqual([]);
    });

    it('gives an owner of another organization no way in', async () => {
      const other = await management.addOrganization([[cast.stranger, 'owner']]);
      const id = team.split('/').at(-1);
      const answer = await cast.stranger.put(
        `/v1/organizations/${other}/teams/${id}/members/${cast.stranger.userId}`,
      );
      expect(answer.status).toBe(404);
      expect((await cast.admin.get(`${team}/members`)).body.data).toEqual([]);
    });
  });
});
