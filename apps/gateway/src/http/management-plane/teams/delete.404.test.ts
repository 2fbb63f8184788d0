import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/teams/{team_id}, 404', () => {
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

  it('deletes no team through another organization, and none twice', async () => {
    const other = await management.addOrganization([[cast.admin, 'owner']]);
    const id = team.split('/').at(-1);
    expect((await cast.admin.delete(`/v1/organizations/${other}/teams/${id}`)).status).toBe(404);
    expect((await cast.admin.delete(team)).status).toBe(200);
    expect(await cast.admin.delete(team)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
  });
});
