import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { type ManagedModel, useManagedModels } from './managed-model-queries.ts';
import { ManagedModelState } from './managed-model-state.tsx';
import type { ManagedModelsSearch } from './managed-models-search.ts';
import { CreateModelDialog } from './model-dialogs.tsx';

/** Every model of the platform, also those that nobody may use. */
export function ManagedModelsPage({ search }: { search: ManagedModelsSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/admin/models/' });
  const [isCreating, setCreating] = useState(false);
  const createButton = useCan('model.create') ? (
    <Button look="primary" icon="plus" onPress={() => setCreating(true)}>
      <Trans>Add model</Trans>
    </Button>
  ) : null;
  return (
    <Page
      screen="/admin/models"
      lead={<Trans>Models that requests can use, their prices and the connections that serve them.</Trans>}
      actions={createButton}
      calls={[{ method: 'GET', path: '/v1/admin/models' }]}
    >
      <Card>
        <Toolbar>
          <SearchField
            label={t`Name contains`}
            defaultValue={search.q}
            onSubmit={(q) => void navigate({ search: { q: q === '' ? undefined : q } })}
          />
        </Toolbar>
        <ModelsTable
          search={search}
          empty={
            <EmptyState icon="box" title={t`No models found`} actions={createButton}>
              <Trans>
                Connections add the models they list. You can also add a model yourself. Search for another
                name, or add a connection.
              </Trans>
            </EmptyState>
          }
        />
      </Card>
      <CreateModelDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function ModelsTable({ search, empty }: { search: ManagedModelsSearch; empty: React.ReactNode }) {
  const { t } = useLingui();
  const { money, compactCount } = useFormat();
  const models = useManagedModels(search);
  const paging = useCursor(search.cursor);
  const columns = useMemo((): readonly Column<ManagedModel>[] => {
    const price = (model: ManagedModel, nanoUsd: string | null) =>
      model.free ? t`Free` : <KnownNumber number={shown(nanoUsd, money)} hint={hintOf(nanoUsd)} />;
    const hintOf = (nanoUsd: string | null) => (nanoUsd === null ? t`No price` : t`Per million tokens`);
    return [
      {
        id: 'name',
        heading: t`Name`,
        cell: ({ id, name, aliases }) => (
          <span className="flex flex-col">
            <Link to="/admin/models/$modelId" params={{ modelId: id }}>
              {name}
            </Link>
            {aliases.length === 0 ? null : <span className="text-sm text-muted">{aliases.join(', ')}</span>}
          </span>
        ),
      },
      { id: 'owned_by', heading: t`Made by`, cell: ({ owned_by }) => owned_by },
      {
        id: 'state',
        heading: t`State`,
        cell: (model) => (
          <span className="flex flex-wrap gap-1">
            <ManagedModelState model={model} />
            {model.restricted ? <Badge tone="accent">{t`Restricted`}</Badge> : null}
          </span>
        ),
      },
      {
        id: 'input',
        heading: t`Input`,
        align: 'end',
        cell: (model) => price(model, model.prices.input_nano_usd_per_million),
      },
      {
        id: 'output',
        heading: t`Output`,
        align: 'end',
        cell: (model) => price(model, model.prices.output_nano_usd_per_million),
      },
      {
        id: 'context',
        heading: t`Context`,
        align: 'end',
        cell: ({ context_length }) => <KnownNumber number={shown(context_length, compactCount)} />,
      },
      {
        id: 'served_by',
        heading: t`Served by`,
        cell: ({ served_by }) =>
          served_by.length === 0 ? <Badge tone="warning">{t`None`}</Badge> : served_by.join(', '),
      },
    ];
  }, [t, money, compactCount]);
  return (
    <DataTable
      label={t`Models`}
      list={models}
      columns={columns}
      rowId={({ id }) => id}
      paging={paging}
      empty={empty}
    />
  );
}
