import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}, 403', () => {
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

  it('does not let a member take out another', async () => {
    await cast.admin.put(`${team}/members/${cast.admin.userId}`);
    expect(await cast.member.delete(`${team}/members/${cast.admin.userId}`)).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
    expect((await cast.admin.get(`${team}/members`)).body.data).toHaveLength(1);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      actor: { userId: cast.member.userId },
      action: 'team.remove_member',
      outcome: 'refused',
    });
  });
});
