import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PUT /v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}, 404', () => {
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

  it('takes nobody who is no member of the organization, whether they exist or not', async () => {
    const nobody = '019bc0de-0000-7000-8000-00000000a001';
    const answers = [];
    for (const userId of [cast.stranger.userId, cast.platformAdmin.userId, nobody]) {
      answers.push(await cast.admin.put(`${team}/members/${userId}`));
    }
    for (const { status, body } of answers) {
      expect({ status, message: body.error.message }).toEqual({
        status: 404,
        message: 'There is no such member.',
      });
    }
    expect((await cast.admin.get(`${team}/members`)).body.data).toEqual([]);
  });

  it('gives an owner of another organization no way in', async () => {
    const other = await management.addOrganization([[cast.stranger, 'owner']]);
    const id = team.split('/').at(-1);
    const answer = await cast.stranger.put(
      `/v1/organizations/${other}/teams/${id}/members/${cast.stranger.userId}`,
    );
    expect(answer.status).toBe(404);
    expect((await cast.admin.get(`${team}/members`)).body.data).toEqual([]);
  });
});
