const NANO_PER_USD = 1_000_000_000n;

/** Digits after the point that are shown: enough to see that a small amount is not zero. */
const SHOWN_DIGITS = 2;
const MAX_DIGITS = 9;

/** An amount in nano-USD, as the API gives it, for reading: two digits, or as many as a small amount needs for two. */
export function formatNanoUsd(nanoUsd: string | bigint, locale: string): string {
  const nano = BigInt(nanoUsd);
  return currency(nano, locale, digitsFor(nano < 0n ? -nano : nano));
}

/** The same amount to the nano-dollar. */
export function formatExactNanoUsd(nanoUsd: string | bigint, locale: string): string {
  return currency(BigInt(nanoUsd), locale, MAX_DIGITS, SHOWN_DIGITS);
}

/** What somebody typed as dollars, in nano-USD; null when it is no amount. Exact: no floating point in between. */
export function parseUsd(text: string): bigint | null {
  const match = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text.trim());
  if (match === null) return null;
  return BigInt(match[1]!) * NANO_PER_USD + BigInt((match[2] ?? '').padEnd(MAX_DIGITS, '0'));
}

/** For inputs: `12.5`, without a currency. */
export function nanoUsdToDecimal(nanoUsd: string | bigint): string {
  const nano = BigInt(nanoUsd);
  const fraction = String(nano % NANO_PER_USD)
    .padStart(MAX_DIGITS, '0')
    .replace(/0+$/, '');
  return `${nano / NANO_PER_USD}${fraction === '' ? '' : `.${fraction}`}`;
}

function currency(
  nano: bigint,
  locale: string,
  maximum: number,
  minimum = Math.min(SHOWN_DIGITS, maximum),
): string {
  const sign = nano < 0n ? '-' : '';
  const decimal = `${sign}${nanoUsdToDecimal(nano < 0n ? -nano : nano)}`;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
    // A decimal string is formatted exactly (ECMA-402, Intl mathematical values).
  }).format(decimal as Intl.StringNumericLiteral);
}

function digitsFor(nano: bigint): number {
  if (nano === 0n || nano >= NANO_PER_USD / 10n) return SHOWN_DIGITS;
  return Math.min(MAX_DIGITS, MAX_DIGITS - String(nano).length + SHOWN_DIGITS);
}
