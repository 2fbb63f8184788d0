import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { CatalogModel } from './model-queries.ts';

type Prices = CatalogModel['prices'];
type Tier = Prices['tiers'][number];

/** What requests to the model cost. */
export function PricesCard({ prices, free }: Pick<CatalogModel, 'prices' | 'free'>) {
  const { t } = useLingui();
  const { money, count } = useFormat();
  const kinds = [
    [t`Input`, 'input_nano_usd_per_million'],
    [t`Input from the cache`, 'cached_input_nano_usd_per_million'],
    [t`Input written to the cache`, 'cache_write_nano_usd_per_million'],
    [t`Audio as input`, 'audio_input_nano_usd_per_million'],
    [t`Images as input`, 'image_input_nano_usd_per_million'],
    [t`Output`, 'output_nano_usd_per_million'],
    [t`Reasoning`, 'reasoning_nano_usd_per_million'],
    [t`Audio as output`, 'audio_output_nano_usd_per_million'],
  ] as const;
  const listOf = (prefix: string, of: Partial<Prices> | Tier) =>
    kinds.flatMap(([name, field]) => {
      const price = (of as Partial<Prices>)[field];
      return typeof price === 'string' ? [[`${prefix}${name}`, money(price)] as const] : [];
    });
  const once = [
    [t`Each request`, prices.request_nano_usd],
    [t`Each image, page or other unit`, prices.unit_nano_usd],
  ] as const;
  const items = [
    ...listOf('', prices),
    ...once.flatMap(([name, price]) => (price === null ? [] : [[name, money(price)] as const])),
    ...prices.tiers.flatMap((tier) => {
      const tokens = count(tier.from_input_tokens);
      return listOf(`${t`From ${tokens} input tokens`}: `, tier);
    }),
  ];
  return (
    <Card title={t`Prices`}>
      {items.length === 0 ? (
        <p className="text-muted">
          {free ? (
            <Trans>Requests to this model cost nothing.</Trans>
          ) : (
            <Trans>No prices are set, so what requests cost is not known.</Trans>
          )}
        </p>
      ) : (
        <>
          <p className="text-sm text-muted">
            <Trans>In US dollars, for a million tokens where nothing else is said.</Trans>
          </p>
          <DescriptionList items={items} />
        </>
      )}
    </Card>
  );
}
