import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/teams/{team_id}', () => {
  describe('200', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

    it.each(['owner', 'admin', 'member', 'platformAdmin', 'platformReader'] as const)(
      'shows it to a %s',
      async (who) => {
        expect(await cast[who].get(team)).toMatchObject({
          status: 200,
          body: { organization_id: cast.organizationId, name: 'Research', description: 'Reads.' },
        });
      },
    );
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

    it('finds no team through another organization of the same member', async () => {
      const other = await management.addOrganization([[cast.owner, 'owner']]);
      const id = team.split('/').at(-1);
      expect((await cast.owner.get(`/v1/organizations/${other}/teams/${id}`)).status).toBe(404);
    });

    it('tells a stranger nothing', async () => {
      const unknown = `/v1/organizations/${cast.organizationId}/teams/019bc0de-0000-7000-8000-00000000a001`;
      const there = await cast.stranger.get(team);
      const nowhere = await cast.stranger.get(unknown);
      expect(there).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
      expect({ ...there.body.error, request_id: '' }).toEqual({ ...nowhere.body.error, request_id: '' });
    });
  });
});
