import { beforeAll, describe, expect, it } from 'vitest';
import { approvedSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/notifications/{notification_id}/read', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('keeps the time of the first reading, and is nobody else’s to do', async () => {
      await approvedSubscription(management, cast, cast.member);
      const [{ id }] = (await cast.member.get('/v1/notifications')).body.data;
      const path = `/v1/notifications/${id}/read`;
      expect((await cast.admin.post(path)).status).toBe(404);
      const first = await cast.member.post(path);
      expect(first).toMatchObject({ status: 200, body: { id, read_at: expect.any(String) } });
      expect(await cast.member.post(path)).toMatchObject({ status: 200, body: first.body });
    });
  });
});
