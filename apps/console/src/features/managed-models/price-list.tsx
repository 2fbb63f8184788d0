import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { ModelPrices } from './managed-model-queries.ts';
import { OTHER_PRICES, TOKEN_PRICES } from './price-draft.ts';
import { usePriceNames } from './use-price-names.ts';

/** The prices of one list that are set. */
export function PriceList({ prices }: { prices: ModelPrices }) {
  const { t } = useLingui();
  const { money, count } = useFormat();
  const names = usePriceNames();
  const itemsOf = (given: Partial<ModelPrices>, prefix: string) =>
    [...TOKEN_PRICES, ...OTHER_PRICES].flatMap((name) => {
      const nanoUsd = given[name];
      return typeof nanoUsd === 'string' ? [[`${prefix}${names[name]}`, money(nanoUsd)] as const] : [];
    });
  const items = [
    ...itemsOf(prices, ''),
    ...prices.tiers.flatMap((tier) => {
      const tokens = count(tier.from_input_tokens);
      return itemsOf(tier, `${t`From ${tokens} input tokens`}: `);
    }),
  ];
  if (items.length === 0) {
    return (
      <p className="text-muted">
        <Trans>No price is set, so the cost of requests is unknown.</Trans>
      </p>
    );
  }
  return <DescriptionList items={items} />;
}
