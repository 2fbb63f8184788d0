import { formatUsd, type NanoUsd } from '../kernel/money.ts';
import type { PlatformSettings } from './platform-settings.ts';

const NANO = 1_000_000_000n;
/** Amounts in another currency are rounded to so many parts of one: they are for people. */
const SHOWN_PARTS = 10_000n;

/** An amount for people: US dollars exactly, another currency to four decimals, half up: `EUR 1.2345`. */
export function showMoney(
  amount: NanoUsd,
  { code, rate }: Pick<PlatformSettings['displayCurrency'], 'code' | 'rate'>,
): string {
  if (code === 'USD') return formatUsd(amount);
  const [whole, fraction = ''] = rate.split('.');
  const nanoRate = BigInt(whole!) * NANO + BigInt(fraction.padEnd(9, '0'));
  const absolute = amount < 0n ? -amount : amount;
  const divisor = (NANO * NANO) / SHOWN_PARTS;
  const shown = (absolute * nanoRate + divisor / 2n) / divisor;
  const decimals = (shown % SHOWN_PARTS)
    .toString()
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${code} ${amount < 0n && shown > 0n ? '-' : ''}${shown / SHOWN_PARTS}.${decimals}`;
}
