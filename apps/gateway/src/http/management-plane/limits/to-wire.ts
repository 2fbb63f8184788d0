import type { BudgetState, KeyLimits, Limits, OrganizationLimits, QuotaState } from '@weir/contracts/limits';
import type { LimitState } from '@weir/domain/limits';
import { type PlatformSettings, showMoney } from '@weir/domain/platform-settings';
import type { z } from 'zod';

type Currency = PlatformSettings['displayCurrency'];

/** Limits for all models. */
export function toLimitsWire(limits: readonly LimitState[], currency: Currency): z.input<typeof Limits> {
  const of = (kind: LimitState['kind']) => limits.filter((limit) => limit.kind === kind);
  const rate = (kind: LimitState['kind']) => {
    const [limit] = of(kind);
    return limit === undefined ? null : Number(limit.amount);
  };
  return {
    budgets: of('budget').map((limit) => toBudgetWire(limit, currency)),
    request_quotas: of('request_quota').map(toQuotaWire),
    token_quotas: of('token_quota').map(toQuotaWire),
    requests_per_minute: rate('requests_per_minute'),
    tokens_per_minute: rate('tokens_per_minute'),
    parallel_requests: rate('parallel_requests'),
  };
}

export function toOrganizationLimitsWire(
  own: readonly LimitState[],
  platform: readonly LimitState[],
  currency: Currency,
): z.input<typeof OrganizationLimits> {
  return { ...toLimitsWire(own, currency), platform: toLimitsWire(platform, currency) };
}

/** Limits for all models, and those of each model by its name. */
export function toKeyLimitsWire(
  limits: readonly LimitState[],
  currency: Currency,
): z.input<typeof KeyLimits> {
  const models = Map.groupBy(limits, ({ model }) => model);
  const forAll = models.get(null) ?? [];
  models.delete(null);
  const byModel = [...models].map(([model, ofModel]) => ({
    model: model!,
    ...toLimitsWire(ofModel, currency),
  }));
  return {
    ...toLimitsWire(forAll, currency),
    models: byModel.toSorted((one, other) => (one.model < other.model ? -1 : 1)),
  };
}

function toBudgetWire(limit: LimitState, currency: Currency): z.input<typeof BudgetState> {
  const { amount } = limit;
  const { used, leased } = limit.counted!;
  const remaining = remainingOf(limit);
  return {
    ...toPeriodWire(limit),
    amount_nano_usd: amount.toString(),
    used_nano_usd: used.toString(),
    leased_nano_usd: leased.toString(),
    remaining_nano_usd: remaining.toString(),
    display: {
      amount: showMoney(amount, currency),
      used: showMoney(used, currency),
      remaining: showMoney(remaining, currency),
    },
  };
}

function toQuotaWire(limit: LimitState): z.input<typeof QuotaState> {
  const { used, leased } = limit.counted!;
  return {
    ...toPeriodWire(limit),
    amount: Number(limit.amount),
    used: Number(used),
    leased: Number(leased),
    remaining: Number(remainingOf(limit)),
  };
}

function toPeriodWire({ id, period, hard, letsFinish, thresholds, counted }: LimitState) {
  return {
    id,
    period: period!,
    hard,
    lets_finish: letsFinish,
    thresholds: [...thresholds],
    starts_at: counted!.startsAt.toISOString(),
    resets_at: counted!.resetsAt?.toISOString() ?? null,
  };
}

/** Of a limit that is counted; never below 0. */
export function remainingOf({ amount, counted }: LimitState): bigint {
  const { used } = counted!;
  return used < amount ? amount - used : 0n;
}
