import type { UsageUnit } from '../inference/operation.ts';
import type { NanoUsd } from '../kernel/money.ts';
import type { ModelPrices } from '../models/model.ts';
import type { TokenUsage } from './usage-record.ts';

const TOKENS_PER_PRICE = 1_000_000n;

/**
 * The cost of a request by the unit of its operation: the price of a request, or of its tokens and the request. Null when
 * the price of the unit is unknown.
 */
export function costOf(usage: TokenUsage, prices: ModelPrices, unit: UsageUnit): NanoUsd | null {
  if (unit === 'requests') return prices.requestNanoUsd;
  if (unit !== 'tokens') return null;
  const tokens = costOfTokens(usage, prices);
  return tokens === null ? null : tokens + (prices.requestNanoUsd ?? 0n);
}

/**
 * Rounded once, half up. Null when a count of input or output is unknown, or the price of used tokens. Cached and
 * cache-write counts that an upstream does not report count as 0. Counts larger than the input they are part of are cut to
 * it.
 */
function costOfTokens(usage: TokenUsage, prices: ModelPrices): NanoUsd | null {
  const input = known(usage.inputTokens);
  const output = known(usage.outputTokens);
  if (input === null || output === null) return null;
  const cached = Math.min(known(usage.cachedInputTokens) ?? 0, input);
  const cacheWrite = Math.min(known(usage.cacheWriteTokens) ?? 0, input - cached);

  const fresh = priced(input - cached - cacheWrite, prices.inputNanoUsdPerMillion);
  const read = priced(cached, prices.cachedInputNanoUsdPerMillion);
  const written = priced(cacheWrite, prices.cacheWriteNanoUsdPerMillion);
  const generated = priced(output, prices.outputNanoUsdPerMillion);
  if (fresh === null || read === null || written === null || generated === null) return null;

  const sum = fresh + read + written + generated;
  return sum <= 0n ? 0n : (sum + TOKENS_PER_PRICE / 2n) / TOKENS_PER_PRICE;
}

function known(count: number | null): number | null {
  return count === null || !Number.isFinite(count) ? null : Math.max(0, Math.trunc(count));
}

function priced(tokens: number, price: NanoUsd | null): bigint | null {
  if (tokens === 0) return 0n;
  return price === null ? null : BigInt(tokens) * price;
}
