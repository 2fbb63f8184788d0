import { formatUsd } from '@weir/domain/kernel';
import { type ModelPrices, parseUsdPerMillion, parseUsdPerRequest } from '@weir/domain/models';
import { CommandError, EXIT_USAGE } from './command-error.ts';

/** The kinds of prices, as options and columns name them. */
export const PRICE_KINDS = {
  input: kind('inputNanoUsdPerMillion', 'INPUT'),
  cachedInput: kind('cachedInputNanoUsdPerMillion', 'CACHED'),
  cacheWrite: kind('cacheWriteNanoUsdPerMillion', 'WRITE'),
  audioInput: { ...kind('audioInputNanoUsdPerMillion', 'AUDIO'), isRare: true },
  imageInput: { ...kind('imageInputNanoUsdPerMillion', 'IMAGE'), isRare: true },
  output: kind('outputNanoUsdPerMillion', 'OUTPUT'),
  reasoning: { ...kind('reasoningNanoUsdPerMillion', 'REASONING'), isRare: true },
  audioOutput: { ...kind('audioOutputNanoUsdPerMillion', 'AUDIO OUT'), isRare: true },
  request: { ...kind('requestNanoUsd', 'REQUEST'), parse: parseUsdPerRequest },
  unit: { ...kind('unitNanoUsd', 'UNIT'), parse: parseUsdPerRequest, isRare: true },
} as const;

type Price = keyof Omit<ModelPrices, 'tiers'>;

function kind(price: Price, title: string) {
  /** Tables leave out what is rare; JSON has it. */
  return { price, title, isRare: false, parse: parseUsdPerMillion };
}

export type PriceKind = keyof typeof PRICE_KINDS;

/** The option's text for a price that is not known. */
const UNKNOWN = 'unknown';

/** Reads the price options that were given. Throws {@link CommandError} for none, and for one that is no price. */
export function readPrices(given: Readonly<Partial<Record<PriceKind, string>>>): Partial<ModelPrices> {
  const prices: Partial<Record<Price, bigint | null>> = {};
  for (const [kind, { price, parse }] of Object.entries(PRICE_KINDS)) {
    const text = given[kind as PriceKind];
    if (text === undefined) continue;
    const parsed = parse(text);
    if (parsed === null && text !== UNKNOWN) {
      throw new CommandError(
        `${optionOf(kind)} must be a decimal number of US dollars, such as 2.50, or "${UNKNOWN}".`,
        EXIT_USAGE,
      );
    }
    prices[price] = parsed;
  }
  if (Object.keys(prices).length === 0) {
    const options = Object.keys(PRICE_KINDS).map(optionOf);
    throw new CommandError(`Give at least one price: ${options.join(', ')}.`, EXIT_USAGE);
  }
  return prices;
}

/** Decimal US dollars; `-` for unknown. */
export function shownPrice(price: bigint | null): string {
  return price === null ? '-' : formatUsd(price);
}

/** By kind: decimal US dollars without the sign, null for unknown. */
export function toPricesJson(prices: ModelPrices): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(PRICE_KINDS).map(([kind, { price }]) => [
      optionOf(kind).slice(2).replaceAll('-', '_'),
      prices[price] === null ? null : formatUsd(prices[price]).slice(1),
    ]),
  );
}

/** The options of `weir models price` for what is known of these prices. */
export function priceOptions(prices: ModelPrices): string {
  return Object.entries(PRICE_KINDS)
    .flatMap(([kind, { price }]) =>
      prices[price] === null ? [] : [`${optionOf(kind)} ${formatUsd(prices[price]).slice(1)}`],
    )
    .join(' ');
}

function optionOf(kind: string): string {
  return `--${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
