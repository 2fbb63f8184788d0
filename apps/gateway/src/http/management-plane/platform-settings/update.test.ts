import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Cast,
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const SETTINGS = '/v1/admin/settings';
const NONE = {
  budget_nano_usd: null,
  requests_per_minute: null,
  tokens_per_minute: null,
  parallel_requests: null,
};
const KEY_NONE = { ...NONE, lifetime_days: null };
const AT_FIRST = {
  key_budget_period: 'month',
  key_defaults: KEY_NONE,
  key_maximums: KEY_NONE,
  member_budget_period: 'month',
  member_defaults: NONE,
  display_currency: { code: 'USD', rate: '1', rate_date: null },
  require_subscriptions: false,
  refuse_unpriced_models: false,
  playground_budget_nano_usd: '500000000',
};

describe('PATCH /v1/admin/settings', () => {
  let management: OwnTestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management?.stop());
  const patch = (body: object) => cast.platformAdmin.patch(SETTINGS, body);
  beforeEach(async () => {
    expect((await patch(AT_FIRST)).body).toEqual(AT_FIRST);
  });

  describe('200', () => {
    it('changes what is given, clears what is null, leaves the rest, and records which', async () => {
      const answer = await patch({
        key_maximums: { budget_nano_usd: '5000000000', lifetime_days: 90 },
        key_defaults: { budget_nano_usd: '1000000000', lifetime_days: 30 },
        require_subscriptions: true,
      });
      expect(answer).toMatchObject({
        status: 200,
        body: {
          ...AT_FIRST,
          key_maximums: { ...KEY_NONE, budget_nano_usd: '5000000000', lifetime_days: 90 },
          key_defaults: { ...KEY_NONE, budget_nano_usd: '1000000000', lifetime_days: 30 },
          require_subscriptions: true,
        },
      });
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: cast.platformAdmin.userId },
        action: 'platform.settings.update',
        target: { kind: 'platform', id: 'settings' },
        changedFields: [
          'key_defaults.budget_nano_usd',
          'key_defaults.lifetime_days',
          'key_maximums.budget_nano_usd',
          'key_maximums.lifetime_days',
          'require_subscriptions',
        ],
      });
      expect((await patch({ key_maximums: { lifetime_days: null } })).body.key_maximums).toEqual({
        ...KEY_NONE,
        budget_nano_usd: '5000000000',
      });
    });

    it('shows amounts in another currency, and counts in none but nano-USD', async () => {
      await patch({ display_currency: { code: 'EUR', rate: '0.92' } });
      const { body } = await cast.admin.put(`/v1/organizations/${cast.organizationId}/limits`, {
        budgets: [{ amount_nano_usd: '2500000000', period: 'day' }],
      });
      expect(body.budgets).toMatchObject([
        { amount_nano_usd: '2500000000', display: { amount: 'EUR 2.30' } },
      ]);
    });

    it('tells every replica to load its catalog anew', async () => {
      const heard: string[] = [];
      const { unlisten } = await management.database.sql.listen('weir_catalog', (text) => heard.push(text));
      await patch({ refuse_unpriced_models: true });
      await expect.poll(() => heard.length).toBe(1);
      await unlisten();
    });

    it('loses no change of two that are made at once', async () => {
      for (let days = 1; days <= 5; days++) {
        await Promise.all([
          patch({ key_defaults: { lifetime_days: days } }),
          patch({ member_defaults: { requests_per_minute: days } }),
        ]);
        expect((await cast.platformReader.get(SETTINGS)).body).toMatchObject({
          key_defaults: { lifetime_days: days },
          member_defaults: { requests_per_minute: days },
        });
      }
    });
  });

  describe('400', () => {
    it.each([
      ['budget_nano_usd', '6', '5'],
      ['requests_per_minute', 6, 5],
      ['tokens_per_minute', 6, 5],
      ['parallel_requests', 6, 5],
      ['lifetime_days', 6, 5],
    ])(
      'refuses a default of %s above its maximum; null is above every maximum',
      async (name, above, maximum) => {
        for (const given of [above, null]) {
          expect(
            await patch({ key_defaults: { [name]: given }, key_maximums: { [name]: maximum } }),
          ).toMatchObject({
            status: 400,
            body: { error: { code: 'invalid_parameter', param: `key_defaults.${name}` } },
          });
        }
        expect((await cast.platformReader.get(SETTINGS)).body).toEqual(AT_FIRST);
        const equal = { key_defaults: { [name]: maximum }, key_maximums: { [name]: maximum } };
        expect((await patch(equal)).status).toBe(200);
        expect((await patch({ key_defaults: { [name]: null } })).status).toBe(400);
      },
    );

    it.each([
      ['key_budget_period', { key_budget_period: 'hour' }],
      ['key_defaults.budget_nano_usd', { key_defaults: { budget_nano_usd: 5 } }],
      ['key_defaults.lifetime_days', { key_defaults: { lifetime_days: 0 } }],
      ['key_maximums.requests_per_minute', { key_maximums: { requests_per_minute: 0 } }],
      ['member_defaults.lifetime_days', { member_defaults: { lifetime_days: 3 } }],
      ['display_currency.code', { display_currency: { code: 'eur', rate: '1' } }],
      ['display_currency.code', { display_currency: { code: 'XYZ', rate: '1' } }],
      [
        'display_currency.rate_date',
        { display_currency: { code: 'EUR', rate: '1', rate_date: '2026-02-30' } },
      ],
      ['playground_budget_nano_usd', { playground_budget_nano_usd: '100000000001' }],
      ['playground_budget_nano_usd', { playground_budget_nano_usd: null }],
      ['display_currency.rate', { display_currency: { code: 'EUR', rate: '0.0' } }],
      ['display_currency.rate', { display_currency: { code: 'EUR', rate: '1e3' } }],
      ['require_subscriptions', { require_subscriptions: null }],
      ['only_one', { only_one: false }],
    ])('takes no %s like this', async (param, body) => {
      expect(await patch(body)).toMatchObject({ status: 400, body: { error: { param } } });
    });
  });

  describe('403', () => {
    it('is for platform admins', async () => {
      for (const person of [cast.owner, cast.platformReader]) {
        expect((await person.patch(SETTINGS, { require_subscriptions: true })).status).toBe(403);
      }
      expect((await cast.platformReader.get(SETTINGS)).body.require_subscriptions).toBe(false);
    });
  });
});
