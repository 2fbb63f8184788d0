import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/teams/{team_id}, 200', () => {
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

  it('takes the team away; its members stay in the organization', async () => {
    await cast.admin.put(`${team}/members/${cast.member.userId}`);
    const id = team.split('/').at(-1);
    expect(await cast.admin.delete(team)).toMatchObject({ status: 200, body: { id, deleted: true } });
    expect((await cast.admin.get(team)).status).toBe(404);
    expect((await cast.member.get(`/v1/organizations/${cast.organizationId}/teams`)).body.data).toEqual([]);
    expect(await management.database.sql`select team_id from team_members`).toHaveLength(0);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      action: 'team.delete',
      target: { kind: 'team', id },
    });
  });
});
