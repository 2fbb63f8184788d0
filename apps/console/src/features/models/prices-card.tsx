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
    [t`Cached input`, 'cached_input_nano_usd_per_million'],
    [t`Cache writes`, 'cache_write_nano_usd_per_million'],
    [t`Audio input`, 'audio_input_nano_usd_per_million'],
    [t`Image input`, 'image_input_nano_usd_per_million'],
    [t`Output`, 'output_nano_usd_per_million'],
    [t`Reasoning`, 'reasoning_nano_usd_per_million'],
    [t`Audio output`, 'audio_output_nano_usd_per_million'],
  ] as const;
  const listOf = (prefix: string, of: Partial<Prices> | Tier) =>
    kinds.flatMap(([name, field]) => {
      const price = (of as Partial<Prices>)[field];
      return typeof price === 'string' ? [[`${prefix}${name}`, money(price)] as const] : [];
    });
  const once = [
    [t`Per request`, prices.request_nano_usd],
    [t`Per image, page or other unit`, prices.unit_nano_usd],
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
            <Trans>Requests to this model are free.</Trans>
          ) : (
            <Trans>No price is set, so the cost of requests is unknown.</Trans>
          )}
        </p>
      ) : (
        <>
          <p className="text-sm text-muted">
            <Trans>In US dollars per million tokens, unless stated otherwise.</Trans>
          </p>
          <DescriptionList items={items} />
        </>
      )}
    </Card>
  );
}
