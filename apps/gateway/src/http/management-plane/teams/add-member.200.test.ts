import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PUT /v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  let team: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    const path = `/v1/organizations/${cast.organizationId}/teams`;
    const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
    team = `${path}/${made.body.id}`;
  });
  afterAll(() => management.stop());

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
