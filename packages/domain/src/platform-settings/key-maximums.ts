import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { formatUsd } from '../kernel/money.ts';
import { DEFAULT_THRESHOLDS } from '../limits/limit.ts';
import type { LimitInput } from '../limits/replace-limits.ts';
import type { LimitAmounts, PlatformSettings } from './platform-settings.ts';

/** Kinds of limits that have a default and a maximum, and whose amount they are. */
const AMOUNTS = [
  ['requests_per_minute', 'requestsPerMinute'],
  ['tokens_per_minute', 'tokensPerMinute'],
  ['parallel_requests', 'parallelRequests'],
] as const satisfies readonly (readonly [LimitInput['kind'], keyof LimitAmounts])[];

/**
 * Whether the maximums of the platform bind the keys that this actor makes and changes: all but those of platform admins
 * and of the operator.
 */
export function isBoundByMaximums(actor: Actor): boolean {
  return actor.kind !== 'system' && (actor.kind !== 'user' || actor.platformRole !== 'admin');
}

/**
 * Throws DomainError `invalid_parameter` for the first limit of a key that is above its maximum, or missing where there is
 * one. Limits by model do not count: without one for all models, the others are not limited.
 */
export function checkKeyLimits(
  limits: readonly LimitInput[],
  { keyMaximums, keyBudgetPeriod }: PlatformSettings,
): void {
  const forAllModels = limits.filter(({ model }) => model === null);
  const maximum = keyMaximums.budgetNanoUsd;
  if (maximum !== null) {
    const isWithin = forAllModels.some(
      ({ kind, period, hard, letsFinish, amount }) =>
        kind === 'budget' && period === keyBudgetPeriod && hard && !letsFinish && amount <= maximum,
    );
    if (!isWithin)
      throw aboveMaximum('budgets', `must limit a key to ${formatUsd(maximum)} per ${keyBudgetPeriod}`);
  }
  for (const [kind, name] of AMOUNTS) {
    const limit = keyMaximums[name];
    if (limit === null) continue;
    const isWithin = forAllModels.some((given) => given.kind === kind && given.amount <= limit);
    if (!isWithin) throw aboveMaximum(kind, `must be at most ${limit}`);
  }
}

/** The limits of these amounts. */
export function toLimits(
  amounts: LimitAmounts,
  budgetPeriod: PlatformSettings['keyBudgetPeriod'],
): LimitInput[] {
  const common = { model: null, hard: true, letsFinish: false, thresholds: DEFAULT_THRESHOLDS };
  const { budgetNanoUsd } = amounts;
  return [
    ...(budgetNanoUsd === null
      ? []
      : [{ ...common, kind: 'budget' as const, period: budgetPeriod, amount: budgetNanoUsd }]),
    ...AMOUNTS.flatMap(([kind, name]) => {
      const amount = amounts[name];
      return amount === null ? [] : [{ ...common, kind, period: null, amount }];
    }),
  ];
}

function aboveMaximum(param: string, problem: string): DomainError {
  return new DomainError('invalid_parameter', `${param}: ${problem}, the maximum of this platform.`, {
    param,
  });
}
