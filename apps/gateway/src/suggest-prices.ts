import {
  type ModelPrices,
  type PriceTier,
  parseUsdPerMillion,
  parseUsdPerRequest,
  type TokenPrices,
  UNKNOWN_PRICES,
} from '@weir/domain/models';

/** Published prices of a model of this name at one provider. */
export interface PriceSuggestion {
  readonly provider: string;
  /** The name there. */
  readonly model: string;
  readonly prices: ModelPrices;
}

/** The kinds of prices there, in US dollars per million tokens. */
const KINDS = {
  input_mtok: 'inputNanoUsdPerMillion',
  cache_read_mtok: 'cachedInputNanoUsdPerMillion',
  cache_write_mtok: 'cacheWriteNanoUsdPerMillion',
  input_audio_mtok: 'audioInputNanoUsdPerMillion',
  input_image_mtok: 'imageInputNanoUsdPerMillion',
  output_mtok: 'outputNanoUsdPerMillion',
  output_reasoning_mtok: 'reasoningNanoUsdPerMillion',
  output_audio_mtok: 'audioOutputNanoUsdPerMillion',
} as const satisfies Record<string, keyof TokenPrices>;

/** The makers of models, whose own prices come first; then those who serve models of others. */
const PROVIDERS = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'deepseek',
  'x-ai',
  'cohere',
  'moonshotai',
  'perplexity',
  'groq',
  'together',
  'fireworks',
  'cerebras',
  'openrouter',
  'azure',
  'aws',
] as const;

type Priced =
  | number
  | { readonly base: number; readonly tiers: readonly { start: number; price: number }[] }
  | undefined;

/**
 * Prices for a model that others publish, from the data of `@pydantic/genai-prices` as it was installed: nothing is fetched.
 * Somebody has to decide whether they are those of one's own upstream.
 */
export async function suggestPrices(name: string, at: Date): Promise<readonly PriceSuggestion[]> {
  const { calcPrice } = await import('@pydantic/genai-prices');
  const suggestions: PriceSuggestion[] = [];
  for (const providerId of PROVIDERS) {
    const found = lookUp(() =>
      calcPrice({ input_tokens: 0, output_tokens: 0 }, name, { providerId, timestamp: at }),
    );
    if (found === null) continue;
    const prices = toPrices(found.model_price as Readonly<Record<string, Priced>>);
    if (prices !== null) suggestions.push({ provider: found.provider.id, model: found.model.id, prices });
  }
  return suggestions;
}

/** A name that it cannot read is one that it does not know. */
function lookUp<Found>(find: () => Found | null): Found | null {
  try {
    return find();
  } catch {
    return null;
  }
}

/** Null where there is no price that Weir knows. */
function toPrices(model: Readonly<Record<string, Priced>>): ModelPrices | null {
  const priced = Object.keys(KINDS).map((kind) => model[kind]);
  const starts = new Set(
    priced.flatMap((price) => (typeof price === 'object' ? price.tiers.map(({ start }) => start) : [])),
  );
  const base = pricesFrom(model, 0);
  if (base.inputNanoUsdPerMillion === null && base.outputNanoUsdPerMillion === null) return null;
  const perThousand = model.requests_kcount;
  const requestNanoUsd =
    typeof perThousand === 'number' ? parseUsdPerRequest((perThousand / 1000).toFixed(9)) : null;
  // A tier there begins above its start.
  const tiers: PriceTier[] = [...starts]
    .sort((one, other) => one - other)
    .map((start) => ({ fromInputTokens: start + 1, ...pricesFrom(model, start + 1) }));
  return { ...UNKNOWN_PRICES, ...base, requestNanoUsd, tiers };
}

/** The prices of an input of this length. */
function pricesFrom(model: Readonly<Record<string, Priced>>, inputTokens: number): TokenPrices {
  const { requestNanoUsd: _, unitNanoUsd: __, tiers: ___, ...unknown } = UNKNOWN_PRICES;
  const known = Object.entries(KINDS).map(([theirs, ours]) => {
    const price = model[theirs];
    const usd = typeof price === 'object' ? tierOf(price, inputTokens) : price;
    // Nine decimals are nano-USD; the data has at most six.
    return [ours, usd === undefined ? null : parseUsdPerMillion(usd.toFixed(9))];
  });
  return { ...unknown, ...Object.fromEntries(known) };
}

function tierOf({ base, tiers }: Exclude<Priced, number | undefined>, inputTokens: number): number {
  let price = base;
  for (const tier of tiers) if (inputTokens > tier.start) price = tier.price;
  return price;
}
