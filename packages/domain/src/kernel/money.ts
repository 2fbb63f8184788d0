/** An amount of money in nano-USD (10⁻⁹ US dollars). Never held in a JS number. */
export type NanoUsd = bigint;

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
