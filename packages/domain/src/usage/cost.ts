import type { UsageUnit } from '../inference/operation.ts';
import type { NanoUsd } from '../kernel/money.ts';
import type { ModelPrices, TokenPrices } from '../models/model.ts';
import { tierOf } from '../models/price-list.ts';
import type { TokenUsage } from './usage-record.ts';

const TOKENS_PER_PRICE = 1_000_000n;

/**
 * The cost of a request by the unit of its operation: the price of a request, or of its tokens and the request, or nothing.
 * Images, seconds and characters cost their own price, or their tokens where they have none. Null when a price that is needed
 * is unknown.
 *
 * @param units how many images, seconds or characters; null when unknown
 */
export function costOf(
  usage: TokenUsage,
  prices: ModelPrices,
  unit: UsageUnit,
  units: number | null = null,
): NanoUsd | null {
  if (unit === 'nothing') return 0n;
  if (unit === 'requests') return prices.requestNanoUsd;
  if (unit !== 'tokens' && prices.unitNanoUsd !== null) return costOfUnits(units, prices);
  const tokens = costOfTokens(usage, prices);
  return tokens === null ? null : tokens + (prices.requestNanoUsd ?? 0n);
}

function costOfUnits(units: number | null, { unitNanoUsd, requestNanoUsd }: ModelPrices): NanoUsd | null {
  const count = known(units);
  return count === null ? null : BigInt(count) * unitNanoUsd! + (requestNanoUsd ?? 0n);
}

/**
 * Rounded once, half up, to whole nano-USD: what rollups add up is exactly what records say. Null when a count of input or
 * output is unknown, or the price of used tokens.
 *
 * Counts of parts that an upstream does not report count as 0, and those larger than what is left of the whole are cut to
 * it, in the order cached, written, audio, image; audio, reasoning. So a token that is cached audio costs what a cached one does.
 */
function costOfTokens(usage: TokenUsage, prices: ModelPrices): NanoUsd | null {
  const input = known(usage.inputTokens);
  const output = known(usage.outputTokens);
  if (input === null || output === null) return null;
  const tier = tierOf(prices, input);
  const bill = new Bill();
  const { inputNanoUsdPerMillion, outputNanoUsdPerMillion } = tier;

  let fresh = input;
  fresh -= bill.add(
    usage.cachedInputTokens,
    fresh,
    tier.cachedInputNanoUsdPerMillion ?? inputNanoUsdPerMillion,
  );
  fresh -= bill.add(
    usage.cacheWriteTokens,
    fresh,
    tier.cacheWriteNanoUsdPerMillion ?? inputNanoUsdPerMillion,
  );
  fresh -= bill.add(
    usage.audioInputTokens,
    fresh,
    tier.audioInputNanoUsdPerMillion ?? inputNanoUsdPerMillion,
  );
  fresh -= bill.add(
    usage.imageInputTokens,
    fresh,
    tier.imageInputNanoUsdPerMillion ?? inputNanoUsdPerMillion,
  );
  bill.add(fresh, fresh, inputNanoUsdPerMillion);

  let text = output;
  text -= bill.add(
    usage.audioOutputTokens,
    text,
    tier.audioOutputNanoUsdPerMillion ?? outputNanoUsdPerMillion,
  );
  text -= bill.add(usage.reasoningTokens, text, tier.reasoningNanoUsdPerMillion ?? outputNanoUsdPerMillion);
  bill.add(text, text, outputNanoUsdPerMillion);

  return bill.sum === null ? null : (bill.sum + TOKENS_PER_PRICE / 2n) / TOKENS_PER_PRICE;
}

/** Tokens times prices, in millionths of a nano-USD. */
class Bill {
  /** Null once tokens without a price were added. */
  sum: bigint | null = 0n;

  /** Adds these tokens, at most `limit` of them. Returns how many. */
  add(count: number | null, limit: number, price: NanoUsd | null): number {
    const tokens = Math.min(known(count) ?? 0, limit);
    if (tokens > 0 && this.sum !== null) this.sum = price === null ? null : this.sum + BigInt(tokens) * price;
    return tokens;
  }
}

function known(count: number | null): number | null {
  return count === null || !Number.isFinite(count) ? null : Math.max(0, Math.trunc(count));
}

/** The most that a request may use. */
interface MostUsed {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Images, seconds or characters; absent when unknown. */
  readonly units?: number | undefined;
}

/**
 * The most that a request with at most so many tokens can cost, whatever kinds of tokens they are and whichever tier of
 * that length applies; rounded up. Null when that cannot be known. Never less than {@link costOf} of the request.
 */
export function worstCostOf(
  { inputTokens, outputTokens, units }: MostUsed,
  prices: ModelPrices,
  unit: UsageUnit,
): NanoUsd | null {
  if (unit === 'nothing') return 0n;
  if (unit === 'requests') return prices.requestNanoUsd;
  if (unit !== 'tokens' && prices.unitNanoUsd !== null) return costOfUnits(units ?? null, prices);
  let worst = worstOfTier(inputTokens, outputTokens, prices);
  for (const tier of prices.tiers) {
    if (worst === null || tier.fromInputTokens > inputTokens) break;
    const longer = worstOfTier(inputTokens, outputTokens, tier);
    worst = longer === null || longer > worst ? longer : worst;
  }
  if (worst === null) return null;
  return (worst + TOKENS_PER_PRICE - 1n) / TOKENS_PER_PRICE + (prices.requestNanoUsd ?? 0n);
}

function worstOfTier(inputTokens: number, outputTokens: number, tier: TokenPrices): bigint | null {
  const input = dearest(
    tier.inputNanoUsdPerMillion,
    tier.cachedInputNanoUsdPerMillion,
    tier.cacheWriteNanoUsdPerMillion,
    tier.audioInputNanoUsdPerMillion,
    tier.imageInputNanoUsdPerMillion,
  );
  const output = dearest(
    tier.outputNanoUsdPerMillion,
    tier.reasoningNanoUsdPerMillion,
    tier.audioOutputNanoUsdPerMillion,
  );
  if ((inputTokens > 0 && input === null) || (outputTokens > 0 && output === null)) return null;
  return BigInt(Math.ceil(inputTokens)) * (input ?? 0n) + BigInt(Math.ceil(outputTokens)) * (output ?? 0n);
}

/** Null when the first is: other kinds of tokens may have been used, whose price is that one. */
function dearest(price: NanoUsd | null, ...others: readonly (NanoUsd | null)[]): NanoUsd | null {
  if (price === null) return null;
  let most = price;
  for (const other of others) if (other !== null && other > most) most = other;
  return most;
}
