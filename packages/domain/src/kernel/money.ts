/** An amount of money in nano-USD (10⁻⁹ US dollars). Never held in a JS number. */
export type NanoUsd = bigint;

/** The greatest amount that is stored: more than nine billion US dollars. */
export const MAX_NANO_USD: NanoUsd = 2n ** 63n - 1n;

const NANO_PER_USD = 1_000_000_000n;

/** `1234500000n` → `"$1.2345"`: at least two decimals, then no trailing zeros; never rounded. */
export function formatUsd(amount: NanoUsd): string {
  const sign = amount < 0n ? '-' : '';
  const absolute = amount < 0n ? -amount : amount;
  const fraction = (absolute % NANO_PER_USD)
    .toString()
    .padStart(9, '0')
    .replace(/0{1,7}$/, '');
  return `${sign}$${absolute / NANO_PER_USD}.${fraction}`;
}
