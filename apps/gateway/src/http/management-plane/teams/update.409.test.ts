import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/teams/{team_id}, 409', () => {
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

  it('does not give a team the name of another', async () => {
    await cast.admin.post(`/v1/organizations/${cast.organizationId}/teams`, { name: 'Taken' });
    expect(await cast.admin.patch(team, { name: 'Taken', description: 'Lost.' })).toMatchObject({
      status: 409,
      body: { error: { code: 'name_taken', param: 'name' } },
    });
    expect((await cast.admin.get(team)).body).toMatchObject({ name: 'Research', description: 'Reads.' });
  });
});
