import {
  type UpdatePlatformSettings,
  updatePlatformSettingsOperation,
} from '@weir/contracts/platform-settings';
import { updatePlatformSettings } from '@weir/domain/platform-settings';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';
import { toPlatformSettingsWire } from './to-wire.ts';

export const updatePlatformSettingsEndpoint = handle(
  updatePlatformSettingsOperation,
  async ({ caller, body }, { management }) =>
    toPlatformSettingsWire(
      await updatePlatformSettings(
        caller,
        {
          keyBudgetPeriod: body.key_budget_period,
          keyDefaults: toKeyAmounts(body.key_defaults),
          keyMaximums: toKeyAmounts(body.key_maximums),
          memberBudgetPeriod: body.member_budget_period,
          memberDefaults: toAmounts(body.member_defaults ?? {}),
          displayCurrency: toCurrency(body.display_currency),
          requireSubscriptions: body.require_subscriptions,
          refuseUnpricedModels: body.refuse_unpriced_models,
          playgroundBudgetNanoUsd: body.playground_budget_nano_usd,
        },
        management,
      ),
    ),
);

type Given = z.output<typeof UpdatePlatformSettings>;

function toKeyAmounts({ lifetime_days: lifetimeDays, ...amounts }: NonNullable<Given['key_defaults']> = {}) {
  return { ...toAmounts(amounts), lifetimeDays };
}

function toCurrency(currency: Given['display_currency']) {
  return currency && { code: currency.code, rate: currency.rate, rateDate: currency.rate_date };
}

/** Absent stays absent. */
function toAmounts(amounts: NonNullable<Given['member_defaults']>) {
  const toBigInt = (amount: number | null | undefined) =>
    typeof amount === 'number' ? BigInt(amount) : amount;
  return {
    budgetNanoUsd: amounts.budget_nano_usd,
    requestsPerMinute: toBigInt(amounts.requests_per_minute),
    tokensPerMinute: toBigInt(amounts.tokens_per_minute),
    parallelRequests: toBigInt(amounts.parallel_requests),
  };
}
