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
  key_budget_period: 'The period of the default and of the maximum budget of a key.',
  key_defaults:
    'What a new key gets where its maker states nothing. A default is never above its maximum, and null is above every maximum.',
  key_maximums: 'What bounds the keys of everybody but platform admins; null for no maximum.',
  member_budget_period: 'The period of the budget that new members get.',
  member_defaults: 'What a member gets on joining an organization; admins of the organization may change it.',
  display_currency: 'The currency that amounts are shown in. Everything is counted in nano-USD.',
  require_subscriptions: 'Whether every model needs a subscription, not only restricted ones.',
  refuse_unpriced_models:
    'Whether models without a price are refused everywhere, not only where money is limited.',
  playground_budget_nano_usd: 'What one key of the playground may spend at most: up to 100 US dollars.',
};

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const CurrencyCode = z
  .string()
  .refine((code) => CURRENCIES.has(code), 'must be a currency by ISO 4217, such as EUR')
  .meta({ example: 'EUR' });
const CurrencyRate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,9})?$/, 'must be a decimal number')
  .refine((rate) => /[1-9]/.test(rate), 'must be more than 0')
  .meta({ description: 'How much of it one US dollar is.', example: '0.92' });

const RateDate = z.iso.date().nullable().meta({
  description:
    'The day that the rate is of; null where nobody said. A new rate without it is of today, in UTC.',
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
  summary: 'Change the settings of the platform',
  description:
    'Existing keys and members keep their limits; a key that is changed later is held to the maximums. Running gateways apply the change within a second.',
  access: 'platform.settings.update',
  body: UpdatePlatformSettings,
  answer: { status: 200, schema: PlatformSettings, description: 'The changed settings.' },
});

export const DisplaySettings = z
  .strictObject({ currency: DisplayCurrency })
  .meta({ id: 'DisplaySettings', description: 'How the platform shows things to everybody.' });

export const getDisplaySettingsOperation = operation({
  method: 'get',
  path: '/v1/settings/display',
  operationId: 'getDisplaySettings',
  tag: 'Me',
  summary: 'Get the currency that amounts are shown in',
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
