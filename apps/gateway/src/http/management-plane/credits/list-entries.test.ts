import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/credits/entries', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/credits/entries`;
  });

  describe('200', () => {
    it('lists them page by page, newest first', async () => {
      for (const amount of ['1', '2', '3']) {
        const grant = { kind: 'grant', amount_nano_usd: amount, reason: `Grant ${amount}` };
        await cast.platformAdmin.post(path.replace('/v1', '/v1/admin'), grant);
      }
      const first = await cast.admin.get(`${path}?limit=2`);
      expect(first.body.data).toMatchObject([{ amount_nano_usd: '3' }, { amount_nano_usd: '2' }]);
      const second = await cast.admin.get(`${path}?limit=2&cursor=${first.body.next_cursor}`);
      expect(second.body).toMatchObject({
        data: [{ amount_nano_usd: '1', reason: 'Grant 1' }],
        has_more: false,
      });
    });
  });

  describe('403', () => {
    it('is for admins', async () => {
      expect((await cast.member.get(path)).status).toBe(403);
    });
  });
});
