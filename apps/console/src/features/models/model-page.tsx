import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { ClientTabs } from '../connect/client-tabs.tsx';
import type { Client } from '../connect/clients.ts';
import { CapabilityList } from './capability-list.tsx';
import { ModelAccessCard } from './model-access-card.tsx';
import { type CatalogModel, useModel } from './model-queries.ts';
import { ModelState } from './model-state.tsx';
import { PricesCard } from './prices-card.tsx';

export interface ModelPageProps {
  readonly modelId: string;
  readonly client: Client | undefined;
  readonly onClient: (client: Client) => void;
}

export function ModelPage({ modelId, client, onClient }: ModelPageProps) {
  const { t } = useLingui();
  const model = useModel(modelId);
  return (
    <Page
      screen="/models/$modelId"
      subject={model.data?.name}
      calls={[{ method: 'GET', path: `/v1/models/catalog/${modelId}` }]}
    >
      {model.isPending ? (
        <Skeleton label={t`Loading model`} />
      ) : model.error !== null ? (
        <ErrorPanel error={model.error} onRetry={() => model.refetch()} />
      ) : (
        <>
          <ModelAccessCard model={model.data} />
          <Facts model={model.data} />
          <PricesCard prices={model.data.prices} free={model.data.free} />
          <Card title={t`Set up a client`}>
            <ClientTabs
              model={model.data.name}
              capabilities={model.data.capabilities}
              selected={client}
              onSelect={onClient}
            />
          </Card>
        </>
      )}
    </Page>
  );
}

function Facts({ model }: { model: CatalogModel }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const tokens = (value: number | null) => (value === null ? t`Unknown` : count(value));
  return (
    <Card>
      <DescriptionList
        items={[
          [t`State`, <ModelState key="state" model={model} />],
          [t`Model ID`, <code key="name">{model.name}</code>],
          ...(model.aliases.length === 0 ? [] : [[t`Aliases`, model.aliases.join(', ')] as const]),
          [t`Made by`, model.owned_by],
          [t`Capabilities`, <CapabilityList key="capabilities" capabilities={model.capabilities} />],
          [t`Context window (tokens)`, tokens(model.context_length)],
          [t`Max output (tokens)`, tokens(model.max_output_tokens)],
          ...(model.deprecated_at === null
            ? []
            : [[t`Deprecated`, <Time key="deprecated" at={model.deprecated_at} />] as const]),
          ...(model.retires_at === null
            ? []
            : [[t`Retires`, <Time key="retires" at={model.retires_at} />] as const]),
        ]}
      />
    </Card>
  );
}
