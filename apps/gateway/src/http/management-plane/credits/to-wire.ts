import type { CreditEntry as CreditEntryContract, Credits } from '@weir/contracts/credits';
import type { CreditBalance, CreditEntry } from '@weir/domain/credits';
import { type PlatformSettings, showMoney } from '@weir/domain/platform-settings';
import type { z } from 'zod';

type Currency = PlatformSettings['displayCurrency'];

export function toCreditEntryWire(
  entry: CreditEntry,
  currency: Currency,
): z.input<typeof CreditEntryContract> {
  return {
    id: entry.id,
    organization_id: entry.organizationId,
    kind: entry.kind,
    amount_nano_usd: entry.amount.toString(),
    amount: showMoney(entry.amount, currency),
    reason: entry.reason,
    reference: entry.reference,
    created_by: entry.createdBy,
    created_at: entry.createdAt.toISOString(),
  };
}

export function toCreditsWire(found: CreditBalance | null, currency: Currency): z.input<typeof Credits> {
  const { credits, spent, balance } = found ?? { credits: 0n, spent: 0n, balance: 0n };
  return {
    prepaid: found !== null,
    credits_nano_usd: credits.toString(),
    spent_nano_usd: spent.toString(),
    balance_nano_usd: balance.toString(),
    display: {
      credits: showMoney(credits, currency),
      spent: showMoney(spent, currency),
      balance: showMoney(balance, currency),
    },
  };
}
