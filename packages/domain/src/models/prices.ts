import type { NanoUsd } from '../kernel/money.ts';

/** One USD per token is 10¹⁵ nano-USD per million tokens. */
const SCALE = 15;
/** Nobody charges a dollar per token; such a figure is a mistake. */
const MAX_NANO_USD_PER_MILLION: NanoUsd = 10n ** BigInt(SCALE);
const MAX_TEXT_LENGTH = 48;

/**
 * A price as OpenRouter and others state it, decimal USD per token (`"0.00000015"`, `"1.5e-7"`), in nano-USD per
 * million tokens (`150000000n`). Exact: null for what is negative, not a number, absurdly high, or finer than a
 * nano-USD per million tokens. Null is an unknown price, `"0"` a free model.
 */
export function parseUsdPerToken(text: string): NanoUsd | null {
  if (text.length > MAX_TEXT_LENGTH) return null;
  const parts = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (parts === null) return null;
  const [, whole = '', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(whole + fraction);
  const shift = SCALE + Number(exponent) - fraction.length;
  if (shift >= 0) return atMostMaximum(digits * 10n ** BigInt(shift));
  const divisor = 10n ** BigInt(-shift);
  return digits % divisor === 0n ? atMostMaximum(digits / divisor) : null;
}

function atMostMaximum(price: NanoUsd): NanoUsd | null {
  return price <= MAX_NANO_USD_PER_MILLION ? price : null;
}
