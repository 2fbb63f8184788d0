import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSubscription,
  requestSubscription,
} from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/subscriptions/{subscription_id}', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });

  describe('200', () => {
    it('shows a member their own', async () => {
      const { id, model } = await requestSubscription(management, cast, cast.member);
      expect(await cast.member.get(`/v1/subscriptions/${id}`)).toMatchObject({
        status: 200,
        body: { id, model, state: 'pending' },
      });
    });
  });

  describe('200, with quotas', () => {
    const quotas = [
      { kind: 'request_quota', period: 'day', amount: 5 },
      { kind: 'token_quota', period: 'total', amount: 100 },
    ];
    const unused = [
      { ...quotas[0], used: 0, remaining: 5, resets_at: expect.stringMatching(/T\d\d:00:00\.000Z$/) },
      { ...quotas[1], used: 0, remaining: 100, resets_at: null },
    ];
    const used = [
      { ...unused[0], used: 3, remaining: 2 },
      { ...unused[1], used: 120, remaining: 0 },
    ];

    it('says what is used of them in their current period, in lists too', async () => {
      const { id } = await approvedSubscription(management, cast, cast.member, { quotas });
      const other = await approvedSubscription(management, cast, cast.member, { quotas });
      await management.database.sql`
        update limit_counters set requests = 3, tokens = 120 where scope = 'subscription' and scope_id = ${id}`;
      expect((await cast.member.get(`/v1/subscriptions/${id}`)).body.quotas).toEqual(used);
      const lists = [
        await cast.member.get('/v1/subscriptions'),
        await cast.owner.get(`/v1/subscriptions?organization_id=${cast.organizationId}`),
        await cast.platformAdmin.get(`/v1/admin/subscriptions?organization_id=${cast.organizationId}`),
      ];
      for (const { body } of lists) {
        const byId = new Map(body.data.map((one: { id: string; quotas: unknown }) => [one.id, one.quotas]));
        expect([byId.get(id), byId.get(other.id)]).toEqual([used, unused]);
      }
    });

    it('counts nothing of a period that has passed', async () => {
      const { id } = await approvedSubscription(management, cast, cast.member, { quotas });
      await management.database.sql`
        update limit_counters set requests = 3, period_start = period_start - interval '1 day'
        where scope = 'subscription' and scope_id = ${id} and period = 'day'`;
      expect((await cast.member.get(`/v1/subscriptions/${id}`)).body.quotas).toEqual(unused);
    });
  });

  describe('404', () => {
    it('hides somebody else’s from members', async () => {
      const { id } = await requestSubscription(management, cast, cast.admin);
      expect((await cast.member.get(`/v1/subscriptions/${id}`)).status).toBe(404);
      expect((await cast.member.get(`/v1/subscriptions/${id}/history`)).status).toBe(404);
      expect((await cast.member.post(`/v1/subscriptions/${id}/cancel`)).status).toBe(404);
    });
  });
});
