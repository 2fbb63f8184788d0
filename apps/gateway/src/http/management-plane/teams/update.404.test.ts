import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/teams/{team_id}, 404', () => {
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

  it('changes no team through another organization, nor one that is gone', async () => {
    const other = await management.addOrganization([[cast.admin, 'owner']]);
    const id = team.split('/').at(-1);
    const through = await cast.admin.patch(`/v1/organizations/${other}/teams/${id}`, { name: 'Theirs' });
    expect(through).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    expect((await cast.admin.get(team)).body.name).toBe('Research');
    await cast.admin.delete(team);
    expect((await cast.admin.patch(team, { name: 'Ghost' })).status).toBe(404);
  });
});
