import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['owner', 'owner'],
      ['admin', 'admin'],
      ['member', 'member'],
      ['platformAdmin', null],
      ['platformReader', null],
    ] as const)('shows it to a %s, whose role is %s', async (who, role) => {
      const { organizationId } = cast;
      const answer = await cast[who].get(`/v1/organizations/${organizationId}`);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        id: organizationId,
        name: `Organization ${organizationId}`,
        role,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
    });

    it('knows an id in upper case', async () => {
      const { organizationId } = cast;
      expect(await cast.member.get(`/v1/organizations/${organizationId.toUpperCase()}`)).toMatchObject({
        status: 200,
        body: { id: organizationId },
      });
    });
  });

  describe('404', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('gives strangers the same answer for one there is, one there is not, and what is no id', async () => {
      const answers = await Promise.all(
        [cast.organizationId, '019bc0de-0000-7000-8000-00000000a001'].map((id) =>
          cast.stranger.get(`/v1/organizations/${id}`),
        ),
      );
      for (const { status, body } of answers) {
        expect(status).toBe(404);
        expect(body.error).toMatchObject({ code: 'not_found', message: 'There is no such organization.' });
      }
      expect((await cast.owner.get('/v1/organizations/1')).status).toBe(404);
    });

    it('does not show a deleted one, not even to its owner or a platform admin', async () => {
      const id = await management.addOrganization([[cast.owner, 'owner']]);
      await cast.owner.delete(`/v1/organizations/${id}`);
      for (const person of [cast.owner, cast.platformAdmin]) {
        for (const path of ['', '/settings', '/members', '/teams', '/workspaces']) {
          expect((await person.get(`/v1/organizations/${id}${path}`)).status, path).toBe(404);
        }
      }
    });
  });
});
