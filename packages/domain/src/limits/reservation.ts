import { estimatedInputTokens, type SizedRequest } from '../inference/estimated-input-tokens.ts';
import type { NanoUsd } from '../kernel/money.ts';
import type { Model } from '../models/model.ts';
import { worstCostOf } from '../usage/cost.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import type { QuotaLimit, RateLimit } from './limit.ts';

/** An estimate of a prompt may be too low by half: of other scripts than Latin, of code, of numbers. */
const INPUT_RESERVE = 2;
/** Counts of tokens are stored as 32-bit integers. */
const MAX_TOKENS = 2_147_483_647;
/** What a cached token counts in tokens per minute where no price says it. */
const DEFAULT_CACHED_TOKENS_SHARE = 0.25;

export interface ReservationSettings {
  /** Tokens of an answer for which a request states no maximum. */
  readonly reservedOutputTokens: number;
  /** What a cached token counts in tokens per minute, 0 to 1; null: its share of the price of an input token. */
  readonly cachedTokensShare: number | null;
}

export const DEFAULT_RESERVATION: ReservationSettings = {
  reservedOutputTokens: 4_096,
  cachedTokensShare: null,
};

/** The tokens for which a request needs room. */
export interface Reservation {
  /** Of the prompt as estimated; quotas reserve {@link INPUT_RESERVE} times as much. */
  readonly inputTokens: number;
  /** Of all answers together. */
  readonly outputTokens: number;
  /** Images, seconds or characters; absent where tokens are counted. */
  readonly units?: number | undefined;
}

const NO_TOKENS: Reservation = Object.freeze({ inputTokens: 0, outputTokens: 0 });

export function reserve(request: SizedRequest, { reservedOutputTokens }: ReservationSettings): Reservation {
  const { operation, parsed, model } = request;
  if (operation.unit === 'nothing') return NO_TOKENS;
  const most = Math.min(model.maxOutputTokens ?? MAX_TOKENS, model.contextLength ?? MAX_TOKENS);
  const outputTokens = Math.min(parsed.maxOutputTokens ?? reservedOutputTokens, most) * parsed.choices;
  return {
    inputTokens: estimatedInputTokens(request),
    outputTokens: Math.min(outputTokens, MAX_TOKENS),
    units: parsed.mostUnits ?? parsed.units,
  };
}

/**
 * The cost of a reservation at its dearest: of any kind of token, in any tier, at any price that is set already. Null when a
 * price that it needs is unknown.
 */
export function reservedCost(
  { operation, model }: Pick<SizedRequest, 'operation' | 'model'>,
  { inputTokens, outputTokens, units }: Reservation,
): NanoUsd | null {
  if (model.free) return 0n;
  const most = { inputTokens: INPUT_RESERVE * inputTokens, outputTokens, units };
  let worst = worstCostOf(most, model.prices, operation.unit);
  for (const later of model.laterPrices) {
    if (worst === null) return null;
    const cost = worstCostOf(most, later, operation.unit);
    worst = cost === null || cost > worst ? cost : worst;
  }
  return worst;
}

/**
 * What a quota must have left for a request, in its unit.
 *
 * @param costNanoUsd of {@link reservedCost}; not read where the quota is none of money
 */
export function needOf({ kind }: QuotaLimit, reservation: Reservation, costNanoUsd: NanoUsd): bigint {
  switch (kind) {
    case 'budget':
    case 'credit':
      return costNanoUsd;
    case 'request_quota':
      return 1n;
    case 'token_quota':
      return BigInt(INPUT_RESERVE * reservation.inputTokens + reservation.outputTokens);
  }
}

/** What a request used of a quota, in its unit: exactly what the ledger adds to the counter. Unknown counts nothing. */
export function usedOf({ kind }: QuotaLimit, { costNanoUsd, usage }: UsageRecord): bigint {
  switch (kind) {
    case 'budget':
    case 'credit':
      return costNanoUsd ?? 0n;
    case 'request_quota':
      return 1n;
    case 'token_quota':
      return BigInt((usage.inputTokens ?? 0) + (usage.outputTokens ?? 0));
  }
}

/**
 * What a rate must have left. A request that might use more than `most` is let in when the minute is empty: answers are mostly shorter
 * than their maximum, and a share of several processes may be smaller than a prompt that the rate allows.
 *
 * @param most what can be left: the whole rate, or a process's share of it
 */
export function rateNeedOf(
  { kind, amount }: RateLimit,
  { inputTokens, outputTokens }: Reservation,
  most = Number(amount),
): number {
  if (kind === 'requests_per_minute') return 1;
  return inputTokens > Number(amount) ? inputTokens : Math.min(inputTokens + outputTokens, most);
}

/** What a request used of a rate. */
export function rateUseOf({ kind }: RateLimit, { usage }: UsageRecord, cachedTokensShare: number): number {
  if (kind === 'requests_per_minute') return 1;
  const input = usage.inputTokens ?? 0;
  const cached = Math.min(usage.cachedInputTokens ?? 0, input);
  return Math.ceil(input - cached * (1 - cachedTokensShare)) + (usage.outputTokens ?? 0);
}

/** What a cached token of this model counts in tokens per minute, 0 to 1. */
export function cachedTokensShareOf({ prices }: Model, { cachedTokensShare }: ReservationSettings): number {
  if (cachedTokensShare !== null) return cachedTokensShare;
  const { cachedInputNanoUsdPerMillion: cached, inputNanoUsdPerMillion: fresh } = prices;
  if (cached === null || fresh === null || fresh === 0n) return DEFAULT_CACHED_TOKENS_SHARE;
  return Math.min(1, Number(cached) / Number(fresh));
}
