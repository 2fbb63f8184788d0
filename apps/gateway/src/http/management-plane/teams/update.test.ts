import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/organizations/{organization_id}/teams/{team_id}', () => {
  describe('200', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

    it('changes what is given, clears what is null and leaves the rest', async () => {
      const before = (await cast.admin.get(team)).body;
      expect((await cast.admin.patch(team, { name: 'Reading' })).body).toEqual({
        ...before,
        name: 'Reading',
      });
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

  describe('400', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

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

  describe('404', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

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

  describe('409', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

    it('does not give a team the name of another', async () => {
      await cast.admin.post(`/v1/organizations/${cast.organizationId}/teams`, { name: 'Taken' });
      expect(await cast.admin.patch(team, { name: 'Taken', description: 'Lost.' })).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken', param: 'name' } },
      });
      expect((await cast.admin.get(team)).body).toMatchObject({ name: 'Research', description: 'Reads.' });
    });
  });
});
