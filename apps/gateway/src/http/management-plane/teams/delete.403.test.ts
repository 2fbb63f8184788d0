import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/teams/{team_id}, 403', () => {
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

  it('refuses a member, who sees it still', async () => {
    expect(await cast.member.delete(team)).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
    expect((await cast.member.get(team)).status).toBe(200);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      action: 'team.delete',
      outcome: 'refused',
    });
  });
});
