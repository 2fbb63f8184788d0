import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations/{organization_id}/teams/{team_id}/members, 404', () => {
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

  it('knows no members of a team that is another organization’s, or none', async () => {
    await cast.admin.put(`${team}/members/${cast.member.userId}`);
    const other = await management.addOrganization([[cast.stranger, 'owner']]);
    const id = team.split('/').at(-1);
    expect((await cast.stranger.get(`${team}/members`)).status).toBe(404);
    expect((await cast.stranger.get(`/v1/organizations/${other}/teams/${id}/members`)).status).toBe(404);
    const unknown = `/v1/organizations/${cast.organizationId}/teams/019bc0de-0000-7000-8000-00000000a001/members`;
    expect((await cast.member.get(unknown)).status).toBe(404);
  });
});
