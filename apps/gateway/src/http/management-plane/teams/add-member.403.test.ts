import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PUT /v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}, 403', () => {
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

  it('does not let a member put themselves in', async () => {
    expect(await cast.member.put(`${team}/members/${cast.member.userId}`)).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    });
    expect((await cast.member.get(`${team}/members`)).body.data).toEqual([]);
  });
});
