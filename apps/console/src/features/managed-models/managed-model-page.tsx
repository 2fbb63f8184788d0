import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Time } from '../../ui/time.tsx';
import { DeploymentsCard } from '../deployments/deployments-card.tsx';
import { useCapabilityName } from '../models/use-capability-name.ts';
import { ManagedModelActions } from './managed-model-actions.tsx';
import { type ManagedModel, useManagedModel } from './managed-model-queries.ts';
import { ManagedModelState } from './managed-model-state.tsx';
import type { ManagedModelSearch } from './managed-models-search.ts';
import { ModelHistoryTab } from './model-history-tab.tsx';
import { ModelPricesTab } from './model-prices-tab.tsx';
import { useStrategyNames } from './use-strategy-names.ts';

export function ManagedModelPage({ modelId, search }: { modelId: string; search: ManagedModelSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/admin/models/$modelId' });
  const model = useManagedModel(modelId);
  const path = `/v1/admin/models/${modelId}`;
  const tab = search.tab ?? 'overview';
  return (
    <Page
      screen="/admin/models/$modelId"
      subject={model.data?.name}
      actions={model.data === undefined ? null : <ManagedModelActions model={model.data} />}
      calls={[
        { method: 'GET', path },
        { method: 'GET', path: `${path}/prices` },
        { method: 'GET', path: `/v1/admin/deployments?model_id=${modelId}` },
        { method: 'GET', path: `${path}/history` },
      ]}
    >
      {model.isPending ? (
        <Skeleton label={t`Loading the model`} />
      ) : model.error !== null ? (
        <ErrorPanel error={model.error} onRetry={() => model.refetch()} />
      ) : (
        <Tabs
          label={t`About the model`}
          selected={tab}
          onSelect={(next) => void navigate({ search: { tab: next === 'overview' ? undefined : next } })}
          tabs={[
            { id: 'overview', label: t`Overview`, content: <Facts model={model.data} /> },
            { id: 'prices', label: t`Prices`, content: <ModelPricesTab model={model.data} /> },
            {
              id: 'deployments',
              label: t`Deployments`,
              content: <DeploymentsCard modelId={modelId} cursor={search.cursor} />,
            },
            {
              id: 'history',
              label: t`History`,
              content: <ModelHistoryTab modelId={modelId} cursor={search.cursor} />,
            },
          ]}
        />
      )}
    </Page>
  );
}

function Facts({ model }: { model: ManagedModel }) {
  const { t } = useLingui();
  const { count, durationUs } = useFormat();
  const strategies = useStrategyNames();
  const capabilityName = useCapabilityName();
  const { routing } = model;
  const time = (at: string | null) => (at === null ? '–' : <Time at={at} />);
  const list = (words: readonly string[]) => (words.length === 0 ? '–' : words.join(', '));
  return (
    <>
      <Card title={t`Model`}>
        <DescriptionList
          items={[
            [
              t`State`,
              <span key="state" className="flex flex-wrap gap-1">
                <ManagedModelState model={model} />
                {model.restricted ? <Badge tone="accent">{t`Restricted`}</Badge> : null}
                {model.free ? <Badge tone="success">{t`Free`}</Badge> : null}
              </span>,
            ],
            [
              t`Who may use it`,
              model.restricted
                ? t`Who has a subscription that was approved`
                : model.requires_subscription
                  ? t`Who has a subscription`
                  : t`Everybody whose key allows it`,
            ],
            [t`Made by`, model.owned_by],
            [t`Aliases`, list(model.aliases)],
            [t`Capabilities`, list(model.capabilities.map(capabilityName))],
            [
              t`Context, in tokens`,
              <KnownNumber key="context" number={shown(model.context_length, count)} />,
            ],
            [
              t`Longest answer, in tokens`,
              <KnownNumber key="output" number={shown(model.max_output_tokens, count)} />,
            ],
            [t`Parameters that may be left out`, list(model.drop_params)],
            [t`Served by`, list(model.served_by)],
            [t`Created`, time(model.created_at)],
            [t`Deprecated from`, time(model.deprecated_at)],
            [t`Retired from`, time(model.retires_at)],
          ]}
        />
      </Card>
      <Card title={t`Routing`}>
        <DescriptionList
          items={[
            [t`Which deployment of a tier`, strategies[routing.strategy]],
            [t`Stickiness`, routing.stickiness === 'auto' ? t`By session` : t`None`],
            [
              t`Most attempts of a request`,
              routing.max_attempts === null ? t`As the gateway is configured` : count(routing.max_attempts),
            ],
            [t`No attempt begins later than`, durationUs(routing.retry_time_ms * 1_000)],
            [
              t`Second attempt beside a slow one`,
              routing.hedge_after_ms === null ? t`Never` : durationUs(routing.hedge_after_ms * 1_000),
            ],
          ]}
        />
      </Card>
    </>
  );
}
