import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/teams/{team_id}/members', () => {
  describe('200', () => {
    let cast: Cast;
    let team: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const path = `/v1/organizations/${cast.organizationId}/teams`;
      const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
      team = `${path}/${made.body.id}`;
    });

    it('shows every member who is in the team, page by page', async () => {
      const { owner, admin, member } = cast;
      for (const { userId } of [owner, admin, member]) await admin.put(`${team}/members/${userId}`);
      const newestFirst = [owner, admin, member]
        .map(({ userId }) => userId)
        .sort()
        .reverse();
      const first = await member.get(`${team}/members?limit=2`);
      expect(first).toMatchObject({ status: 200, body: { has_more: true } });
      const second = await member.get(`${team}/members?limit=2&cursor=${first.body.next_cursor}`);
      expect(second.body).toMatchObject({ has_more: false, next_cursor: null });
      const seen = [...first.body.data, ...second.body.data];
      expect(seen.map(({ user_id }) => user_id)).toEqual(newestFirst);
      expect(seen.find(({ user_id }) => user_id === member.userId)).toEqual({
        user_id: member.userId,
        display_name: member.displayName,
        added_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
    });
  });
});
