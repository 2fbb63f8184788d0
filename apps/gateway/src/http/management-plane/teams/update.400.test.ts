import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/teams/{team_id}, 400', () => {
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

  it.each([
    [{ name: null }, 'name'],
    [{ name: '' }, 'name'],
    [{ description: ['x'] }, 'description'],
    [{ organization_id: 'another' }, 'organization_id'],
  ])('refuses %j and changes nothing', async (body, param) => {
    const before = await cast.admin.get(team);
    const answer = await cast.admin.patch(team, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_parameter', param } } });
    expect((await cast.admin.get(team)).body).toEqual(before.body);
  });
});
