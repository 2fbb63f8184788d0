import type { NanoUsd } from '../kernel/money.ts';

/** One USD per token is 10¹⁵ nano-USD per million tokens. */
const SCALE_PER_MILLION = 15;
/** One USD is 10⁹ nano-USD. */
const SCALE = 9;
const MAX_TEXT_LENGTH = 48;

/**
 * A price as OpenRouter and others write it, decimal USD per token (`"0.00000015"`, `"1.5e-7"`), in nano-USD per million
 * tokens (`150000000n`). Exact: null for a negative price, no number, an absurdly high one, or one finer than a nano-USD
 * per million tokens. Null is an unknown price, `"0"` a free model.
 */
export function parseUsdPerToken(text: string): NanoUsd | null {
  return parseUsd(text, SCALE_PER_MILLION);
}

/** A price as people write it, decimal USD per million tokens (`"2.50"`), in nano-USD (`2500000000n`). Exact, as above. */
export function parseUsdPerMillion(text: string): NanoUsd | null {
  return parseUsd(text, SCALE, SCALE_PER_MILLION);
}

/** A price as OpenRouter writes it, decimal USD per request (`"0.002"`), in nano-USD (`2000000n`). Exact, as above. */
export function parseUsdPerRequest(text: string): NanoUsd | null {
  return parseUsd(text, SCALE);
}

/** Nobody charges more than a dollar for a token or a request: a higher price is a mistake. */
function parseUsd(text: string, scale: number, maximumScale = scale): NanoUsd | null {
  if (text.length > MAX_TEXT_LENGTH) return null;
  const parts = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (parts === null) return null;
  const [, whole = '', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(whole + fraction);
  const maximum = 10n ** BigInt(maximumScale);
  const shift = scale + Number(exponent) - fraction.length;
  const divisor = shift < 0 ? 10n ** BigInt(-shift) : 1n;
  if (digits % divisor !== 0n) return null;
  const price = shift < 0 ? digits / divisor : digits * 10n ** BigInt(shift);
  return price <= maximum ? price : null;
}
