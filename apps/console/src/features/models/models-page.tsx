import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useOrganization } from '../../session/organization.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { subscriptionOf } from '../subscriptions/subscription-of.ts';
import { useSubscriptionsInView } from '../subscriptions/subscription-queries.ts';
import { CapabilityList } from './capability-list.tsx';
import { ModelAccess } from './model-access.tsx';
import { type CatalogModel, useModels, useSomeModels } from './model-queries.ts';
import { ModelState } from './model-state.tsx';
import { CAPABILITIES, type ModelsSearch } from './models-search.ts';
import { useCapabilityName } from './use-capability-name.ts';

/** The catalog: what the platform offers, and what of it one's keys may use. */
export function ModelsPage({ search }: { search: ModelsSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/models/' });
  const nameOf = useCapabilityName();
  const change = (changes: Partial<ModelsSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changes }) });
  const some = useSomeModels().data?.data ?? [];
  const makers = [...new Set([...some.map((model) => model.owned_by), search.provider ?? ''])]
    .filter((maker) => maker !== '')
    .toSorted();
  const query = new URLSearchParams(
    Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  return (
    <Page
      screen="/models"
      lead={<Trans>Models you can use in requests. Prices are in US dollars per million tokens.</Trans>}
      calls={[{ method: 'GET', path: `/v1/models/catalog${query === '' ? '' : `?${query}`}` }]}
    >
      <Card>
        <Toolbar>
          <SearchField
            key={search.q ?? ''}
            label={t`Name contains`}
            defaultValue={search.q}
            onSubmit={(q) => change({ q: q === '' ? undefined : q })}
          />
          <Select
            label={t`Made by`}
            choices={[
              { value: '', label: t`Anyone` },
              ...makers.map((maker) => ({ value: maker, label: maker })),
            ]}
            value={search.provider ?? ''}
            onChange={(provider) => change({ provider: provider === '' ? undefined : provider })}
          />
          <Select
            label={t`Capability`}
            choices={[
              { value: '', label: t`Any` },
              ...CAPABILITIES.map((value) => ({ value, label: nameOf(value) })),
            ]}
            value={search.capability ?? ''}
            onChange={(value) => change({ capability: value === '' ? undefined : value })}
          />
        </Toolbar>
        <ModelsTable search={search} />
      </Card>
    </Page>
  );
}

function ModelsTable({ search }: { search: ModelsSearch }) {
  const { t } = useLingui();
  const { money, count } = useFormat();
  const organization = useOrganization();
  const userId = useSession().user.id;
  const models = useModels(search);
  const subscriptions = useSubscriptionsInView(organization?.id).data;
  const paging = useCursor(search.cursor);
  const columns = useMemo(
    (): readonly Column<CatalogModel>[] => [
      {
        id: 'name',
        heading: t`Name`,
        cell: (model) => (
          <Link to="/models/$modelId" params={{ modelId: model.id }}>
            {model.name}
          </Link>
        ),
      },
      { id: 'maker', heading: t`Made by`, cell: (model) => model.owned_by },
      { id: 'state', heading: t`State`, cell: (model) => <ModelState model={model} /> },
      {
        id: 'access',
        heading: t`Access`,
        cell: (model) => (
          <ModelAccess model={model} subscription={subscriptionOf(model.name, userId, subscriptions)} />
        ),
      },
      {
        id: 'capabilities',
        heading: t`Capabilities`,
        cell: ({ capabilities }) => <CapabilityList capabilities={capabilities} />,
      },
      {
        id: 'context',
        heading: t`Context window (tokens)`,
        align: 'end',
        cell: ({ context_length }) => <KnownNumber number={shown(context_length, count)} />,
      },
      {
        id: 'input',
        heading: t`Input`,
        align: 'end',
        cell: ({ prices, free }) =>
          free ? t`Free` : <KnownNumber number={shown(prices.input_nano_usd_per_million, money)} />,
      },
      {
        id: 'output',
        heading: t`Output`,
        align: 'end',
        cell: ({ prices, free }) =>
          free ? t`Free` : <KnownNumber number={shown(prices.output_nano_usd_per_million, money)} />,
      },
    ],
    [t, money, count, subscriptions, userId],
  );
  return (
    <DataTable
      label={t`Models`}
      list={models}
      columns={columns}
      rowId={({ id }) => id}
      paging={paging}
      empty={
        <EmptyState icon="box" title={t`No models found`}>
          <Trans>Change the filters. If a model is missing, ask a platform admin to add it.</Trans>
        </EmptyState>
      }
    />
  );
}
