import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSubscription,
  requestSubscription,
} from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/subscriptions', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('is filtered by state, organization, member and model, with the names of people and organizations', async () => {
      const pending = await requestSubscription(management, cast, cast.member);
      const active = await approvedSubscription(management, cast, cast.admin);
      const other = await management.addCast();
      const elsewhere = await requestSubscription(management, other, other.member, { model: pending.model });
      const ids = async (query: string) =>
        (await cast.platformReader.get(`/v1/admin/subscriptions?${query}`)).body.data.map(
          ({ id }: { id: string }) => id,
        );
      const ofOurs = `organization_id=${cast.organizationId}`;
      expect(await ids(ofOurs)).toEqual([active.id, pending.id]);
      expect(await ids(`${ofOurs}&state=pending`)).toEqual([pending.id]);
      expect(await ids(`user_id=${cast.admin.userId}`)).toEqual([active.id]);
      expect(await ids(`model=${pending.model}`)).toEqual([elsewhere.id, pending.id]);
      expect(await ids('model=no-such-model')).toEqual([]);
      const { body } = await cast.platformAdmin.get(`/v1/admin/subscriptions?${ofOurs}`);
      expect(body.names).toMatchObject({
        [cast.member.userId]: cast.member.displayName,
        [cast.organizationId]: expect.any(String),
      });

      // Nothing of an organization that is deleted.
      await other.owner.delete(`/v1/organizations/${other.organizationId}`);
      expect(await ids(`model=${pending.model}`)).toEqual([pending.id]);
    });
  });
});
