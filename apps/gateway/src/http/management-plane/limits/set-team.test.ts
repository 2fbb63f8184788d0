import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

const DAY_MS = 86_400_000;

describe('PUT /v1/organizations/{organization_id}/teams/{team_id}/limits', () => {
  let cast: Cast;
  let team: string;
  beforeAll(async () => {
    cast = await management.addCast();
    const teams = `/v1/organizations/${cast.organizationId}/teams`;
    team = `${teams}/${(await cast.admin.post(teams, { name: 'Research' })).body.id}/limits`;
  });

  describe('200', () => {
    it('replaces the whole set, keeps what stays the same limit, and records which fields changed', async () => {
      const first = await cast.admin.put(team, {
        budgets: [
          { amount_nano_usd: '9223372036854775807', period: 'month' },
          { amount_nano_usd: '5', period: '30d', hard: false, lets_finish: true, thresholds: [90, 10] },
        ],
        request_quotas: [{ amount: 100, period: 'day' }],
        token_quotas: [{ amount: Number.MAX_SAFE_INTEGER, period: 'total' }],
        requests_per_minute: 60,
        tokens_per_minute: 100_000,
        parallel_requests: 5,
      });
      expect(first.status).toBe(200);
      const { budgets, request_quotas, token_quotas, ...rates } = first.body;
      expect(budgets).toMatchObject([
        { amount_nano_usd: '5', period: '30d', hard: false, lets_finish: true, thresholds: [10, 90] },
        {
          amount_nano_usd: '9223372036854775807',
          period: 'month',
          hard: true,
          lets_finish: false,
          thresholds: [50, 80, 100],
          used_nano_usd: '0',
          remaining_nano_usd: '9223372036854775807',
          display: { amount: '$9223372036.854775807', used: '$0.00', remaining: '$9223372036.854775807' },
        },
      ]);
      const { starts_at, resets_at } = budgets[0];
      expect(Date.parse(resets_at) - Date.parse(starts_at)).toBe(30 * DAY_MS);
      expect(request_quotas).toMatchObject([{ amount: 100, used: 0, remaining: 100, period: 'day' }]);
      expect(token_quotas).toMatchObject([{ amount: Number.MAX_SAFE_INTEGER, resets_at: null }]);
      expect(rates).toEqual({ requests_per_minute: 60, tokens_per_minute: 100_000, parallel_requests: 5 });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.admin.userId },
        action: 'team.limits.update',
        target: { kind: 'team', id: team.split('/').at(-2) },
        changedFields: [
          'budgets',
          'parallel_requests',
          'request_quotas',
          'requests_per_minute',
          'token_quotas',
          'tokens_per_minute',
        ],
      });

      const second = await cast.owner.put(team, {
        budgets: [{ amount_nano_usd: '7', period: '30d' }],
        requests_per_minute: 60,
        tokens_per_minute: 100_000,
      });
      expect(second.body).toMatchObject({
        budgets: [{ id: budgets[0].id, amount_nano_usd: '7', hard: true, thresholds: [50, 80, 100] }],
        request_quotas: [],
        token_quotas: [],
        requests_per_minute: 60,
        parallel_requests: null,
      });
      expect((await cast.admin.get(team)).body).toEqual(second.body);
      expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual([
        'budgets',
        'parallel_requests',
        'request_quotas',
        'token_quotas',
      ]);

      expect((await cast.admin.put(team, {})).body).toEqual({
        ...{ budgets: [], request_quotas: [], token_quotas: [] },
        ...{ requests_per_minute: null, tokens_per_minute: null, parallel_requests: null },
      });
    });

    it('leaves one whole set when two are set at once', async () => {
      const sets = [
        { budgets: [{ amount_nano_usd: '1', period: 'day' }], requests_per_minute: 1 },
        { token_quotas: [{ amount: 2, period: 'week' }], tokens_per_minute: 2 },
      ];
      for (let time = 0; time < 3; time++) {
        const answers = await Promise.all(
          Array.from({ length: 10 }, (_, index) => cast.admin.put(team, sets[index % 2])),
        );
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        const { body } = await cast.admin.get(team);
        const found = [
          body.budgets.length,
          body.requests_per_minute,
          body.token_quotas.length,
          body.tokens_per_minute,
        ];
        expect([
          [1, 1, 0, null],
          [0, null, 1, 2],
        ]).toContainEqual(found);
      }
      await cast.admin.put(team, {});
    });
  });

  describe('400', () => {
    const budget = { amount_nano_usd: '1', period: 'day' };
    it.each([
      ['budgets.0.amount_nano_usd', { budgets: [{ ...budget, amount_nano_usd: 1 }] }],
      ['budgets.0.amount_nano_usd', { budgets: [{ ...budget, amount_nano_usd: '-1' }] }],
      ['budgets.0.amount_nano_usd', { budgets: [{ ...budget, amount_nano_usd: '1.5' }] }],
      ['budgets.0.amount_nano_usd', { budgets: [{ ...budget, amount_nano_usd: '' }] }],
      ['budgets.0.amount_nano_usd', { budgets: [{ ...budget, amount_nano_usd: '9223372036854775808' }] }],
      ['budgets.0.period', { budgets: [{ ...budget, period: 'hour' }] }],
      ['budgets.0.period', { budgets: [{ ...budget, period: '0d' }] }],
      ['budgets.0.period', { budgets: [{ ...budget, period: '367d' }] }],
      ['budgets.0.period', { budgets: [{ ...budget, period: '01d' }] }],
      ['budgets.0.period', { budgets: [{ amount_nano_usd: '1' }] }],
      ['budgets.0.thresholds.0', { budgets: [{ ...budget, thresholds: [0] }] }],
      ['budgets.0.thresholds', { budgets: [{ ...budget, thresholds: [50, 50] }] }],
      ['budgets.0.set_by', { budgets: [{ ...budget, set_by: 'platform' }] }],
      ['budgets', { budgets: [budget, { ...budget, amount_nano_usd: '2' }] }],
      ['token_quotas.0.amount', { token_quotas: [{ amount: 1.5, period: 'day' }] }],
      ['token_quotas.0.amount', { token_quotas: [{ amount: -1, period: 'day' }] }],
      ['requests_per_minute', { requests_per_minute: 0 }],
      ['parallel_requests', { parallel_requests: '5' }],
      ['models', { models: [] }],
      ['credits', { credits: [budget] }],
    ])('takes no %s like this', async (param, body) => {
      const answer = await cast.admin.put(team, body);
      expect(answer).toMatchObject({ status: 400, body: { error: { param } } });
      expect((await cast.admin.get(team)).body.budgets).toEqual([]);
    });
  });

  describe('403', () => {
    it('lets members neither set nor lift limits', async () => {
      await cast.admin.put(team, { requests_per_minute: 3 });
      for (const person of [cast.member, cast.platformReader]) {
        expect(await person.put(team, {})).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
      expect((await cast.admin.get(team)).body.requests_per_minute).toBe(3);
    });
  });
});
