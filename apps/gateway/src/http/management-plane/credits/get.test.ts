import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/credits', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/credits`;
  });

  describe('200', () => {
    it('shows the balance, which may be negative, to admins', async () => {
      expect((await cast.admin.get(path)).body).toEqual({
        prepaid: false,
        credits_nano_usd: '0',
        spent_nano_usd: '0',
        balance_nano_usd: '0',
        display: { credits: '$0.00', spent: '$0.00', balance: '$0.00' },
      });
      const grant = { kind: 'grant', amount_nano_usd: '1000000000', reason: 'Welcome' };
      await cast.platformAdmin.post(`${path.replace('/v1', '/v1/admin')}/entries`, grant);
      await management.database
        .sql`insert into limit_counters (organization_id, scope, scope_id, period, period_start,
          spent_nano_usd, requests, tokens, updated_at)
        values (${cast.organizationId}, 'organization', ${cast.organizationId}, 'total', 'epoch', 1500000000, 1, 1,
          ${management.now()})
        on conflict on constraint limit_counters_key do update set spent_nano_usd = excluded.spent_nano_usd`;
      expect((await cast.admin.get(path)).body).toEqual({
        prepaid: true,
        credits_nano_usd: '1000000000',
        spent_nano_usd: '1500000000',
        balance_nano_usd: '-500000000',
        display: { credits: '$1.00', spent: '$1.50', balance: '-$0.50' },
      });
    });
  });

  describe('403', () => {
    it('is for admins', async () => {
      expect((await cast.member.get(path)).status).toBe(403);
    });
  });
});
