import type {
  DisplayCurrency,
  PlatformSettings as PlatformSettingsContract,
} from '@weir/contracts/platform-settings';
import type { LimitAmounts, PlatformSettings } from '@weir/domain/platform-settings';
import type { z } from 'zod';

export function toPlatformSettingsWire(settings: PlatformSettings): z.input<typeof PlatformSettingsContract> {
  const { keyDefaults, keyMaximums } = settings;
  return {
    key_budget_period: settings.keyBudgetPeriod,
    key_defaults: { ...toAmountsWire(keyDefaults), lifetime_days: keyDefaults.lifetimeDays },
    key_maximums: { ...toAmountsWire(keyMaximums), lifetime_days: keyMaximums.lifetimeDays },
    member_budget_period: settings.memberBudgetPeriod,
    member_defaults: toAmountsWire(settings.memberDefaults),
    display_currency: toCurrencyWire(settings.displayCurrency),
    require_subscriptions: settings.requireSubscriptions,
    refuse_unpriced_models: settings.refuseUnpricedModels,
    playground_budget_nano_usd: settings.playgroundBudgetNanoUsd.toString(),
  };
}

export function toCurrencyWire({
  code,
  rate,
  rateDate,
}: PlatformSettings['displayCurrency']): z.input<typeof DisplayCurrency> {
  return { code, rate, rate_date: rateDate };
}

function toAmountsWire(amounts: LimitAmounts) {
  const toNumber = (amount: bigint | null) => (amount === null ? null : Number(amount));
  return {
    budget_nano_usd: amounts.budgetNanoUsd?.toString() ?? null,
    requests_per_minute: toNumber(amounts.requestsPerMinute),
    tokens_per_minute: toNumber(amounts.tokensPerMinute),
    parallel_requests: toNumber(amounts.parallelRequests),
  };
}
