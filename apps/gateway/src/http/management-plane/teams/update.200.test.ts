import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/teams/{team_id}, 200', () => {
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

  it('changes what is given, clears what is null and leaves the rest', async () => {
    const before = (await cast.admin.get(team)).body;
    expect((await cast.admin.patch(team, { name: 'Reading' })).body).toEqual({ ...before, name: 'Reading' });
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      action: 'team.update',
      outcome: 'succeeded',
      target: { kind: 'team', id: before.id },
      changedFields: ['name'],
    });
    expect(await cast.admin.patch(team, { description: null })).toMatchObject({ status: 200 });
    expect((await cast.admin.get(team)).body).toEqual({ ...before, name: 'Reading', description: null });
  });

  it('loses nothing of two changes at once', async () => {
    for (let round = 0; round < 20; round++) {
      const patches = [{ name: `Name ${round}` }, { description: `Description ${round}` }];
      await Promise.all(patches.map((patch) => cast.admin.patch(team, patch)));
      expect((await cast.admin.get(team)).body).toMatchObject({ ...patches[0], ...patches[1] });
    }
  });
});
