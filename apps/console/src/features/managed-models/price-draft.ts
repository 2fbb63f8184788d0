import type { components } from '@weir/api-client';
import { nanoUsdToDecimal, parseUsd } from '../../format/format-money.ts';

type PriceModel = components['schemas']['PriceModel'];
type Tier = NonNullable<PriceModel['tiers']>[number];

/** Prices of tokens, each for a million. */
export const TOKEN_PRICES = [
  'input_nano_usd_per_million',
  'cached_input_nano_usd_per_million',
  'cache_write_nano_usd_per_million',
  'output_nano_usd_per_million',
  'reasoning_nano_usd_per_million',
  'audio_input_nano_usd_per_million',
  'image_input_nano_usd_per_million',
  'audio_output_nano_usd_per_million',
] as const satisfies readonly (keyof Tier)[];

/** Prices of something else than tokens. */
export const OTHER_PRICES = [
  'request_nano_usd',
  'unit_nano_usd',
] as const satisfies readonly (keyof PriceModel)[];

export type TokenPrice = (typeof TOKEN_PRICES)[number];
export type PriceName = TokenPrice | (typeof OTHER_PRICES)[number];

/** Amounts in dollars, as somebody types them; an empty text for none. */
export type PriceTexts<Name extends PriceName = PriceName> = Readonly<Partial<Record<Name, string>>>;

export interface TierDraft {
  /** Stays the same while its row is there. */
  readonly id: number;
  readonly fromInputTokens: number | null;
  readonly texts: PriceTexts<TokenPrice>;
}

/** A price list while somebody fills it in. */
export interface PriceDraft {
  readonly texts: PriceTexts;
  readonly tiers: readonly TierDraft[];
  /** RFC 3339; null for at once. */
  readonly effectiveFrom: string | null;
}

type Given = Readonly<Partial<Record<PriceName, string | null>>> & {
  readonly tiers: readonly (Readonly<Partial<Record<TokenPrice, string | null>>> & {
    readonly from_input_tokens: number;
  })[];
};

export function priceDraftOf(prices: Given): PriceDraft {
  return {
    texts: textsOf([...TOKEN_PRICES, ...OTHER_PRICES], prices),
    tiers: prices.tiers.map((tier, id) => ({
      id,
      fromInputTokens: tier.from_input_tokens,
      texts: textsOf(TOKEN_PRICES, tier),
    })),
    effectiveFrom: null,
  };
}

/** What the draft sends; null while something in it is no amount. */
export function priceBodyOf({ texts, tiers, effectiveFrom }: PriceDraft): PriceModel | null {
  const prices = amountsOf([...TOKEN_PRICES, ...OTHER_PRICES], texts);
  if (prices === null) return null;
  const sent: Tier[] = [];
  for (const tier of tiers) {
    const amounts = amountsOf(TOKEN_PRICES, tier.texts);
    if (amounts === null || tier.fromInputTokens === null) return null;
    sent.push({ from_input_tokens: tier.fromInputTokens, ...amounts });
  }
  return { ...prices, tiers: sent, ...(effectiveFrom === null ? {} : { effective_from: effectiveFrom }) };
}

/** Whether a text is an amount in dollars, or none. */
export function isPrice(text: string | undefined): boolean {
  return amountOf(text) !== undefined;
}

function textsOf<Name extends PriceName>(
  names: readonly Name[],
  given: Readonly<Partial<Record<Name, string | null>>>,
): PriceTexts<Name> {
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const nanoUsd = given[name];
    if (typeof nanoUsd === 'string') texts[name] = nanoUsdToDecimal(nanoUsd);
  }
  return texts;
}

function amountsOf<Name extends PriceName>(
  names: readonly Name[],
  texts: PriceTexts<Name>,
): Record<Name, string | null> | null {
  const amounts = names.map((name) => [name, amountOf(texts[name])] as const);
  if (amounts.some(([, amount]) => amount === undefined)) return null;
  return Object.fromEntries(amounts) as Record<Name, string | null>;
}

/** Nano-USD, null for an empty text, undefined for what is no amount. */
function amountOf(text: string | undefined): string | null | undefined {
  if (text === undefined || text.trim() === '') return null;
  const nanoUsd = parseUsd(text);
  return nanoUsd === null ? undefined : String(nanoUsd);
}
