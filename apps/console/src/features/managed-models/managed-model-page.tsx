import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
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
        <Skeleton label={t`Loading model`} />
      ) : model.error !== null ? (
        <ErrorPanel error={model.error} onRetry={() => model.refetch()} />
      ) : (
        <Tabs
          label={t`Model details`}
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

function WhoSubscribed({ model, children }: { model: string; children: string }) {
  if (!useCan('subscription.list_all')) return children;
  return (
    <Link to="/admin/subscriptions" search={{ state: 'active', model }}>
      {children}
    </Link>
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
              t`Access`,
              model.restricted ? (
                <WhoSubscribed key="who" model={model.name}>{t`Approved subscribers`}</WhoSubscribed>
              ) : model.requires_subscription ? (
                t`Subscribers`
              ) : (
                t`Everyone whose key allows it`
              ),
            ],
            [t`Made by`, model.owned_by],
            [t`Aliases`, list(model.aliases)],
            [t`Capabilities`, list(model.capabilities.map(capabilityName))],
            [
              t`Context window (tokens)`,
              <KnownNumber key="context" number={shown(model.context_length, count)} />,
            ],
            [
              t`Max output (tokens)`,
              <KnownNumber key="output" number={shown(model.max_output_tokens, count)} />,
            ],
            [t`Droppable parameters`, list(model.drop_params)],
            [t`Served by`, list(model.served_by)],
            [t`Created`, time(model.created_at)],
            [t`Deprecation date`, time(model.deprecated_at)],
            [t`Retirement date`, time(model.retires_at)],
          ]}
        />
      </Card>
      <Card title={t`Routing`}>
        <DescriptionList
          items={[
            [t`Load balancing within a tier`, strategies[routing.strategy]],
            [t`Stickiness`, routing.stickiness === 'auto' ? t`By session` : t`None`],
            [
              t`Max attempts per request`,
              routing.max_attempts === null ? t`Gateway default` : count(routing.max_attempts),
            ],
            [t`Last attempt starts within`, durationUs(routing.retry_time_ms * 1_000)],
            [
              t`Hedge slow attempts after`,
              routing.hedge_after_ms === null ? t`Never` : durationUs(routing.hedge_after_ms * 1_000),
            ],
          ]}
        />
      </Card>
    </>
  );
}
