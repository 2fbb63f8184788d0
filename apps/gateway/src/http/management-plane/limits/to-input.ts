import type { SetKeyLimits, SetLimits } from '@weir/contracts/limits';
import type { LimitInput } from '@weir/domain/limits';
import type { z } from 'zod';

/** Rates have none of what belongs to periods. */
const RATE = { period: null, hard: true, letsFinish: false, thresholds: [] };

/** The given limits, as one list. */
export function toLimitInputs(limits: z.output<typeof SetLimits>, model: string | null = null): LimitInput[] {
  const quotas = (kind: 'request_quota' | 'token_quota', given: typeof limits.request_quotas) =>
    given.map(({ amount, ...quota }) => ({ kind, model, amount: BigInt(amount), ...toPeriodInput(quota) }));
  const rates = (['requests_per_minute', 'tokens_per_minute', 'parallel_requests'] as const).flatMap(
    (kind) => {
      const amount = limits[kind];
      return amount === null ? [] : [{ kind, model, amount: BigInt(amount), ...RATE }];
    },
  );
  return [
    ...limits.budgets.map(({ amount_nano_usd: amount, ...quota }) => ({
      ...{ kind: 'budget' as const, model, amount },
      ...toPeriodInput(quota),
    })),
    ...quotas('request_quota', limits.request_quotas),
    ...quotas('token_quota', limits.token_quotas),
    ...rates,
  ];
}

export function toKeyLimitInputs({ models, ...forAll }: z.output<typeof SetKeyLimits>): LimitInput[] {
  return [
    ...toLimitInputs(forAll),
    ...models.flatMap(({ model, ...limits }) => toLimitInputs(limits, model)),
  ];
}

function toPeriodInput({
  period,
  hard,
  lets_finish: letsFinish,
  thresholds,
}: Omit<z.output<typeof SetLimits>['request_quotas'][number], 'amount'>) {
  return { period, hard, letsFinish, thresholds };
}
