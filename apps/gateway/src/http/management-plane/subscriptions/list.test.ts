import { beforeAll, describe, expect, it } from 'vitest';
import { requestSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/subscriptions', () => {
  describe('200', () => {
    let cast: Cast;
    let mine: string;
    let everybodys: string;
    let admins: string;
    beforeAll(async () => {
      cast = await management.addCast();
      mine = (await requestSubscription(management, cast, cast.member)).id;
      everybodys = (await requestSubscription(management, cast, cast.admin, { for: 'organization' })).id;
      admins = (await requestSubscription(management, cast, cast.admin)).id;
    });

    it('shows one’s own without an organization', async () => {
      const ids = async (person: Cast['member']) =>
        (await person.get('/v1/subscriptions')).body.data.map(({ id }: { id: string }) => id);
      expect(await ids(cast.member)).toEqual([mine]);
      expect(await ids(cast.admin)).toEqual([admins]);
      expect(await ids(cast.stranger)).toEqual([]);
    });

    it('shows those of an organization as far as one may see them, newest first and with names', async () => {
      const path = `/v1/subscriptions?organization_id=${cast.organizationId}`;
      const ids = async (person: Cast['member']) =>
        (await person.get(path)).body.data.map(({ id }: { id: string }) => id);
      for (const person of [cast.owner, cast.admin, cast.platformReader, cast.platformAdmin]) {
        expect(await ids(person)).toEqual([admins, everybodys, mine]);
      }
      expect(await ids(cast.member)).toEqual([everybodys, mine]);
      expect(await ids(cast.stranger)).toEqual([]);
      const { body } = await cast.owner.get(`${path}&limit=2`);
      expect(body).toMatchObject({
        has_more: true,
        names: { [cast.admin.userId]: cast.admin.displayName },
        filter: { organization_id: cast.organizationId },
      });
      const next = await cast.owner.get(`${path}&limit=2&cursor=${body.next_cursor}`);
      expect(next.body).toMatchObject({ has_more: false, data: [{ id: mine }] });
    });

    it('shows nothing of an organization that one has left', async () => {
      const { id } = await requestSubscription(management, cast, cast.owner);
      await management.database.sql`
        update organization_members set role = 'owner' where user_id = ${cast.admin.userId}`;
      await cast.admin.delete(`/v1/organizations/${cast.organizationId}/members/${cast.owner.userId}`);
      expect((await cast.owner.get('/v1/subscriptions')).body.data).toEqual([]);
      expect((await cast.owner.get(`/v1/subscriptions/${id}`)).status).toBe(404);
    });
  });
});
