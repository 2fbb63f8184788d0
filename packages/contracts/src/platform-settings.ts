import { MAX_PLAYGROUND_BUDGET_NANO_USD } from '@weir/domain/platform-settings';
import { z } from 'zod';
import { Period, Rate } from './limits.ts';
import { GivenNanoUsd, NanoUsd } from './money.ts';
import { operation } from './operation.ts';

const LifetimeDays = z.number().int().min(1).max(3_650).nullable();

const rates = {
  requests_per_minute: Rate.nullable(),
  tokens_per_minute: Rate.nullable(),
  parallel_requests: Rate.nullable(),
};
const amounts = { budget_nano_usd: NanoUsd.nullable(), ...rates };
const givenAmounts = { budget_nano_usd: GivenNanoUsd.nullable(), ...rates };

const texts = {
  key_budget_period: 'The period of the default and the maximum budget of keys.',
  key_defaults:
    'Defaults for new keys. A default cannot exceed its maximum. Null counts as above every maximum.',
  key_maximums: 'Maximums for keys, for everyone except platform admins. Null: no maximum.',
  member_budget_period: 'The period of the default budget of new members.',
  member_defaults: 'Default limits of new members. Admins of the organization can change them.',
  display_currency: 'The currency for displayed amounts. All amounts are counted in nano-USD.',
  require_subscriptions: 'Whether every model needs a subscription, not only restricted models.',
  refuse_unpriced_models:
    'Whether models without a price are always refused, not only where spend is limited.',
  playground_budget_nano_usd: 'The maximum spend of a playground key. At most 100 US dollars.',
};

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const CurrencyCode = z
  .string()
  .refine((code) => CURRENCIES.has(code), 'must be an ISO 4217 currency code, such as EUR')
  .meta({ example: 'EUR' });
const CurrencyRate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,9})?$/, 'must be a decimal number')
  .refine((rate) => /[1-9]/.test(rate), 'must be more than 0')
  .meta({ description: 'The value of one US dollar in this currency.', example: '0.92' });

const RateDate = z.iso.date().nullable().meta({
  description: 'The date of the rate. Null if unknown. A new rate without a date gets today’s date (UTC).',
  example: '2026-11-20',
});

export const DisplayCurrency = z
  .strictObject({ code: CurrencyCode, rate: CurrencyRate, rate_date: RateDate })
  .meta({ id: 'DisplayCurrency', description: texts.display_currency });

export const PlatformSettings = z
  .strictObject({
    key_budget_period: z.string().meta({ description: texts.key_budget_period }),
    key_defaults: z
      .strictObject({ ...amounts, lifetime_days: LifetimeDays })
      .meta({ description: texts.key_defaults }),
    key_maximums: z
      .strictObject({ ...amounts, lifetime_days: LifetimeDays })
      .meta({ description: texts.key_maximums }),
    member_budget_period: z.string().meta({ description: texts.member_budget_period }),
    member_defaults: z.strictObject(amounts).meta({ description: texts.member_defaults }),
    display_currency: DisplayCurrency,
    require_subscriptions: z.boolean().meta({ description: texts.require_subscriptions }),
    refuse_unpriced_models: z.boolean().meta({ description: texts.refuse_unpriced_models }),
    playground_budget_nano_usd: NanoUsd.meta({ description: texts.playground_budget_nano_usd }),
  })
  .meta({ id: 'PlatformSettings' });

/** Absent is unchanged, null is not limited. */
export const UpdatePlatformSettings = z
  .strictObject({
    key_budget_period: Period,
    key_defaults: z.strictObject({ ...givenAmounts, lifetime_days: LifetimeDays }).partial(),
    key_maximums: z.strictObject({ ...givenAmounts, lifetime_days: LifetimeDays }).partial(),
    member_budget_period: Period,
    member_defaults: z.strictObject(givenAmounts).partial(),
    display_currency: z.strictObject({
      code: CurrencyCode,
      rate: CurrencyRate,
      rate_date: RateDate.optional(),
    }),
    require_subscriptions: z.boolean(),
    refuse_unpriced_models: z.boolean(),
    playground_budget_nano_usd: GivenNanoUsd.refine(
      (amount) => amount <= MAX_PLAYGROUND_BUDGET_NANO_USD,
      'must be at most 100 US dollars',
    ),
  })
  .partial()
  .meta({ id: 'UpdatePlatformSettings' });

export const getPlatformSettingsOperation = operation({
  method: 'get',
  path: '/v1/admin/settings',
  operationId: 'getPlatformSettings',
  tag: 'Platform administration',
  summary: 'Get the settings of the platform',
  access: 'platform.settings.read',
  answer: { status: 200, schema: PlatformSettings, description: 'The settings.' },
});

export const updatePlatformSettingsOperation = operation({
  method: 'patch',
  path: '/v1/admin/settings',
  operationId: 'updatePlatformSettings',
  tag: 'Platform administration',
  summary: 'Update the settings of the platform',
  description:
    'Existing keys and members keep their limits. The maximums apply when a key is next updated. Running gateways apply the change within a second.',
  access: 'platform.settings.update',
  body: UpdatePlatformSettings,
  answer: { status: 200, schema: PlatformSettings, description: 'The updated settings.' },
});

export const DisplaySettings = z
  .strictObject({ currency: DisplayCurrency })
  .meta({ id: 'DisplaySettings', description: 'Display settings for everyone.' });

export const getDisplaySettingsOperation = operation({
  method: 'get',
  path: '/v1/settings/display',
  operationId: 'getDisplaySettings',
  tag: 'Me',
  summary: 'Get the display currency',
  access: 'display.read',
  answer: {
    status: 200,
    schema: DisplaySettings,
    description: 'The currency, its rate and the day of the rate.',
  },
});

export const platformSettingsOperations = [
  getPlatformSettingsOperation,
  updatePlatformSettingsOperation,
  getDisplaySettingsOperation,
];
