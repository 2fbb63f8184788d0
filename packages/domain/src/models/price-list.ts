import type { Operation } from '../inference/operation.ts';
import type { Model, ModelPrices, PriceList, TokenPrices } from './model.ts';

/** The kinds of tokens that have prices. */
export const TOKEN_PRICES = [
  'inputNanoUsdPerMillion',
  'cachedInputNanoUsdPerMillion',
  'cacheWriteNanoUsdPerMillion',
  'audioInputNanoUsdPerMillion',
  'imageInputNanoUsdPerMillion',
  'outputNanoUsdPerMillion',
  'reasoningNanoUsdPerMillion',
  'audioOutputNanoUsdPerMillion',
] as const satisfies readonly (keyof TokenPrices)[];

/** Nothing is known of what the model costs. */
export const UNKNOWN_PRICES: ModelPrices = Object.freeze({
  inputNanoUsdPerMillion: null,
  cachedInputNanoUsdPerMillion: null,
  cacheWriteNanoUsdPerMillion: null,
  audioInputNanoUsdPerMillion: null,
  imageInputNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: null,
  reasoningNanoUsdPerMillion: null,
  audioOutputNanoUsdPerMillion: null,
  requestNanoUsd: null,
  unitNanoUsd: null,
  tiers: Object.freeze([]),
});

/** Whether any of them is known. */
export function statesPrices(prices: ModelPrices): boolean {
  const { requestNanoUsd, unitNanoUsd } = prices;
  return (
    requestNanoUsd !== null || unitNanoUsd !== null || TOKEN_PRICES.some((kind) => prices[kind] !== null)
  );
}

/** Of a model whose prices nobody has set. */
export const NO_PRICES: PriceList = Object.freeze({
  ...UNKNOWN_PRICES,
  id: null,
  effectiveFrom: new Date(0),
});

/** The prices of requests that begin at this time, milliseconds since 1970. */
export function pricesAt(
  { prices, laterPrices }: Pick<Model, 'prices' | 'laterPrices'>,
  atMs: number,
): PriceList {
  let inEffect = prices;
  for (const later of laterPrices) if (later.effectiveFrom.getTime() <= atMs) inEffect = later;
  return inEffect;
}

/** The prices of every token of a request with this much input. */
export function tierOf(prices: ModelPrices, inputTokens: number): TokenPrices {
  let tier: TokenPrices = prices;
  for (const longer of prices.tiers) if (inputTokens >= longer.fromInputTokens) tier = longer;
  return tier;
}

/** Whether the cost of every request of the operation can be known. */
export function isPriced(
  prices: ModelPrices,
  { unit, streams }: Pick<Operation, 'unit' | 'streams'>,
): boolean {
  if (unit === 'nothing') return true;
  if (unit === 'requests') return prices.requestNanoUsd !== null;
  if (unit !== 'tokens' && prices.unitNanoUsd !== null) return true;
  // What never streams generates no tokens.
  return [prices, ...prices.tiers].every(
    (tier) => tier.inputNanoUsdPerMillion !== null && (tier.outputNanoUsdPerMillion !== null || !streams),
  );
}
