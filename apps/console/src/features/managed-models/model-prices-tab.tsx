import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { type ManagedModel, type SetModelPrices, useModelPrices } from './managed-model-queries.ts';
import { PriceList } from './price-list.tsx';
import { SetPricesDialog } from './set-prices-dialog.tsx';

/** What the model costs, has cost and will cost. */
export function ModelPricesTab({ model }: { model: ManagedModel }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const mayPrice = useCan('model.price') && model.enabled;
  return (
    <>
      <Card
        title={t`Current prices`}
        actions={
          mayPrice ? (
            <Button look="primary" icon="tag" onPress={() => setOpen(true)}>
              <Trans>Set prices</Trans>
            </Button>
          ) : null
        }
      >
        {model.free ? (
          <p>
            <Badge tone="success">{t`Free`}</Badge>{' '}
            <Trans>This model is free. Its prices are not charged.</Trans>
          </p>
        ) : null}
        <p className="text-sm text-muted">
          <Trans>In US dollars per million tokens, unless stated otherwise.</Trans>
        </p>
        <PriceList prices={model.prices} />
      </Card>
      <PriceHistory model={model} />
      <SetPricesDialog model={model} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

/** Every list that was set, the latest first. */
function PriceHistory({ model }: { model: ManagedModel }) {
  const { t } = useLingui();
  const prices = useModelPrices(model.id);
  return (
    <Card title={t`Price history`}>
      {prices.isPending ? (
        <Skeleton label={t`Loading price history`} />
      ) : prices.error !== null ? (
        <ErrorPanel error={prices.error} onRetry={() => prices.refetch()} />
      ) : prices.data.data.length === 0 ? (
        <p className="text-muted">
          <Trans>No prices set yet.</Trans>
        </p>
      ) : (
        <ol className="flex flex-col gap-4">
          {prices.data.data.map((list) => (
            <li key={list.id} className="flex flex-col gap-2 border-b border-line pb-4">
              <ListHeading list={list} model={model} />
              <PriceList prices={list} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function ListHeading({ list, model }: { list: SetModelPrices; model: ManagedModel }) {
  const { t } = useLingui();
  const { time } = useFormat();
  const { effective_from } = list;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="font-medium">{effective_from === null ? '–' : time(effective_from)}</span>
      {list.id === model.prices.id ? <Badge tone="success">{t`Current`}</Badge> : null}
      {model.later_prices.some(({ id }) => id === list.id) ? (
        <Badge tone="accent">{t`Scheduled`}</Badge>
      ) : null}
      <span className="text-sm text-muted">
        {list.source === 'upstream' ? t`Listed by the upstream` : t`Set by an operator`}{' '}
        <Time at={list.created_at} />
      </span>
    </span>
  );
}
