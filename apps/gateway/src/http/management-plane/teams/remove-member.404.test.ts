import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}, 404', () => {
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

  it('says so of whoever is not in the team', async () => {
    for (const userId of [cast.member.userId, cast.stranger.userId]) {
      expect(await cast.admin.delete(`${team}/members/${userId}`)).toMatchObject({
        status: 404,
        body: { error: { message: 'There is no such member.' } },
      });
    }
  });
});
