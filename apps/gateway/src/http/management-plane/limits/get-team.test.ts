import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/teams/{team_id}/limits', () => {
  describe('200', () => {
    let cast: Cast;
    let id: string;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      const teams = `/v1/organizations/${cast.organizationId}/teams`;
      id = (await cast.admin.post(teams, { name: 'Research' })).body.id;
      path = `${teams}/${id}/limits`;
    });

    it('shows what is used, leased and left of each, and when it begins anew', async () => {
      const { sql } = management.database;
      const { body } = await cast.admin.put(path, {
        budgets: [{ amount_nano_usd: '3000000000', period: 'month' }],
        token_quotas: [{ amount: 10, period: 'month' }],
      });
      const [budget] = body.budgets;
      await sql`insert into limit_counters (organization_id, scope, scope_id, period, period_start, spent_nano_usd,
          requests, tokens, updated_at)
        values (${cast.organizationId}, 'team', ${id}, 'month', ${budget.starts_at}, 1250000001, 4, 12,
          ${management.now()})
        on conflict on constraint limit_counters_key do update set spent_nano_usd = excluded.spent_nano_usd,
          requests = excluded.requests, tokens = excluded.tokens`;
      await sql`insert into limit_leases (limit_id, period_start, holder, amount, expires_at)
        values (${budget.id}, ${budget.starts_at}, gen_random_uuid(), 500, ${new Date(management.now().getTime() + 60_000)})`;
      expect((await cast.admin.get(path)).body).toMatchObject({
        budgets: [
          {
            amount_nano_usd: '3000000000',
            used_nano_usd: '1250000001',
            leased_nano_usd: '500',
            remaining_nano_usd: '1749999999',
            resets_at: budget.resets_at,
            display: { amount: '$3.00', used: '$1.250000001', remaining: '$1.749999999' },
          },
        ],
        token_quotas: [{ amount: 10, used: 12, leased: 0, remaining: 0 }],
      });
    });
  });

  describe('403', () => {
    it('is for admins and those who read the whole platform', async () => {
      const cast = await management.addCast();
      const teams = `/v1/organizations/${cast.organizationId}/teams`;
      const path = `${teams}/${(await cast.admin.post(teams, { name: 'Research' })).body.id}/limits`;
      expect((await cast.platformReader.get(path)).status).toBe(200);
      expect((await cast.member.get(path)).status).toBe(403);
    });
  });
});
