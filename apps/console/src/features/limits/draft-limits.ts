import { nanoUsdToDecimal, parseUsd } from '../../format/format-money.ts';
import type { AnyLimits, Limits, SetLimits } from './limit-queries.ts';

/** A limit that is counted in periods, as it stands in a form. */
export interface DraftLimit {
  /** Of this row, for the form. */
  readonly row: number;
  /** Dollars, or a count. */
  readonly amount: string;
  readonly period: string;
  readonly hard: boolean;
  readonly letsFinish: boolean;
  /** Percentages: `50, 80, 100`. */
  readonly thresholds: string;
}

export const COUNTED = ['budgets', 'request_quotas', 'token_quotas'] as const;
export const RATES = ['requests_per_minute', 'tokens_per_minute', 'parallel_requests'] as const;

export type Counted = (typeof COUNTED)[number];
export type Rate = (typeof RATES)[number];

/** The limits of all requests, or of those to one model. */
export interface DraftLimits extends Record<Counted, readonly DraftLimit[]>, Record<Rate, number | null> {
  /** Null for all models. */
  readonly model: string | null;
}

const DEFAULT_THRESHOLDS = '50, 80, 100';

/** The periods that the form offers; others are kept as they are. */
export const OFFERED_PERIODS = ['day', 'week', 'month', 'year', 'total', '7d', '30d', '90d'] as const;

let rows = 0;

/** A new row: the first period that is not taken, since each may stand once. */
export function newLimit(others: readonly DraftLimit[]): DraftLimit {
  const taken = new Set(others.map(({ period }) => period));
  const period = ['month', ...OFFERED_PERIODS].find((one) => !taken.has(one)) ?? 'month';
  return { row: ++rows, amount: '', period, hard: true, letsFinish: false, thresholds: DEFAULT_THRESHOLDS };
}

export function emptyDraft(model: string | null): DraftLimits {
  return {
    model,
    budgets: [],
    request_quotas: [],
    token_quotas: [],
    requests_per_minute: null,
    tokens_per_minute: null,
    parallel_requests: null,
  };
}

/** What a form begins with: the limits of all models first, then those of single ones. */
export function draftsOf(limits: AnyLimits): readonly DraftLimits[] {
  return [draftOf(limits, null), ...(limits.models ?? []).map((one) => draftOf(one, one.model))];
}

function draftOf(limits: Limits, model: string | null): DraftLimits {
  const drafted = (
    limit: Limits['budgets'][number] | Limits['token_quotas'][number],
    amount: string,
  ): DraftLimit => ({
    row: ++rows,
    amount,
    period: limit.period,
    hard: limit.hard,
    letsFinish: limit.lets_finish,
    thresholds: limit.thresholds.join(', '),
  });
  return {
    model,
    budgets: limits.budgets.map((budget) => drafted(budget, nanoUsdToDecimal(budget.amount_nano_usd))),
    request_quotas: limits.request_quotas.map((quota) => drafted(quota, String(quota.amount))),
    token_quotas: limits.token_quotas.map((quota) => drafted(quota, String(quota.amount))),
    requests_per_minute: limits.requests_per_minute,
    tokens_per_minute: limits.tokens_per_minute,
    parallel_requests: limits.parallel_requests,
  };
}

export type DraftFault = 'amount' | 'thresholds' | 'period';

/** What is wrong with a row, as far as it can be told before sending. */
export function faultsOf(
  kind: Counted,
  limit: DraftLimit,
  others: readonly DraftLimit[],
): ReadonlySet<DraftFault> {
  const faults = new Set<DraftFault>();
  if ((kind === 'budgets' ? parseUsd(limit.amount) : parseCount(limit.amount)) === null) faults.add('amount');
  if (parseThresholds(limit.thresholds) === null) faults.add('thresholds');
  if (others.some(({ row, period }) => row !== limit.row && period === limit.period)) faults.add('period');
  return faults;
}

export function isComplete(drafts: readonly DraftLimits[]): boolean {
  return drafts.every(
    (draft) =>
      (draft.model === null || draft.model.trim() !== '') &&
      COUNTED.every((kind) => draft[kind].every((limit) => faultsOf(kind, limit, draft[kind]).size === 0)),
  );
}

/** The body of the request. Only of complete drafts. */
export function bodyOf([all, ...single]: readonly DraftLimits[]): SetLimits {
  return {
    ...limitsOf(all!),
    models: single.map((draft) => ({ model: draft.model!.trim(), ...limitsOf(draft) })),
  };
}

function limitsOf(draft: DraftLimits): Omit<SetLimits, 'models'> {
  const terms = ({ period, hard, letsFinish, thresholds }: DraftLimit) => ({
    period,
    hard,
    lets_finish: hard && letsFinish,
    thresholds: [...parseThresholds(thresholds)!],
  });
  const quota = (limit: DraftLimit) => ({ ...terms(limit), amount: parseCount(limit.amount)! });
  return {
    budgets: draft.budgets.map((limit) => ({
      ...terms(limit),
      amount_nano_usd: String(parseUsd(limit.amount)!),
    })),
    request_quotas: draft.request_quotas.map(quota),
    token_quotas: draft.token_quotas.map(quota),
    requests_per_minute: draft.requests_per_minute,
    tokens_per_minute: draft.tokens_per_minute,
    parallel_requests: draft.parallel_requests,
  };
}

function parseCount(text: string): number | null {
  const digits = text.trim().replaceAll(/[\s_]/g, '');
  const count = /^\d{1,16}$/.test(digits) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(count) ? count : null;
}

/** Up to ten different percentages from 1 to 1000; an empty text is none. */
function parseThresholds(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;%]+/).filter((part) => part !== '');
  const numbers = parts.map(Number);
  const isGood = numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= 1_000);
  return isGood && numbers.length <= 10 && new Set(numbers).size === numbers.length ? numbers : null;
}
