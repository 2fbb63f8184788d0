import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Select } from '../../ui/select.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { dimensionFilter } from './dimension-filter.ts';
import { RequestsLink } from './requests-link.tsx';
import { SaveBreakdown } from './save-breakdown.tsx';
import { UsageGroups } from './usage-groups.tsx';
import { useUsageOrganization } from './usage-of.ts';
import { type UsageShare, useUsageBreakdown } from './usage-queries.ts';
import type { UsageQuery } from './usage-query.ts';
import { DIMENSIONS, type Dimension, type UsageSearch } from './usage-search.ts';

export interface UsageBreakdownProps {
  readonly query: UsageQuery;
  readonly search: UsageSearch;
  readonly onChange: (changes: Partial<UsageSearch>) => void;
}

/** The same usage by model, key, provider or workspace. */
export function UsageBreakdown({ query, search, onChange }: UsageBreakdownProps) {
  const { t } = useLingui();
  const { count, money, exactMoney, percent, durationUs } = useFormat();
  const by = search.by ?? 'model';
  const isOwn = useUsageOrganization() === null;
  const dimensions = DIMENSIONS.filter((dimension) => dimension !== 'member' || !isOwn);
  const sort = search.sort ?? '-cost';
  const breakdown = useUsageBreakdown(query, by, { sort, cursor: search.cursor });
  const paging = useCursor(search.cursor);
  const dimensionNames: Readonly<Record<Dimension, string>> = {
    model: t`Model`,
    api_key: t`Key`,
    member: t`Owner`,
    provider: t`Provider`,
    workspace: t`Workspace`,
  };
  const heading = dimensionNames[by];
  const names = breakdown.data?.names ?? NO_NAMES;
  const { period, from, to, scope, model, api_key_id, provider, workspace_id, user_id } = search;
  const filters = useMemo(
    () => ({ period, from, to, scope, model, api_key_id, provider, workspace_id, user_id }),
    [period, from, to, scope, model, api_key_id, provider, workspace_id, user_id],
  );
  const columns = useMemo(
    (): readonly Column<UsageShare>[] => [
      {
        id: 'id',
        heading,
        cell: ({ id }) => (id === null ? '–' : (names[id] ?? id)),
      },
      {
        id: 'requests',
        heading: t`Requests`,
        align: 'end',
        sorts: ['-requests'],
        cell: ({ id, requests }) =>
          id === null ? (
            <KnownNumber number={shown(requests, count)} />
          ) : (
            <RequestsLink search={{ ...filters, ...dimensionFilter(by, id) }}>{count(requests)}</RequestsLink>
          ),
      },
      {
        id: 'failed',
        heading: t`Failed`,
        align: 'end',
        cell: ({ id, requests, failed_requests }) => {
          const share = (
            <KnownNumber number={shown(requests === 0 ? null : failed_requests / requests, percent)} />
          );
          return id === null || failed_requests === 0 ? (
            share
          ) : (
            <RequestsLink search={{ ...filters, ...dimensionFilter(by, id), ending: 'failed' }}>
              {share}
            </RequestsLink>
          );
        },
      },
      {
        id: 'tokens',
        heading: t`Tokens`,
        align: 'end',
        sorts: ['-tokens'],
        cell: ({ input_tokens, output_tokens, unknown_usage_requests }) => (
          <KnownNumber number={shown(input_tokens + output_tokens, count, unknown_usage_requests > 0)} />
        ),
      },
      {
        id: 'cost',
        heading: t`Cost`,
        align: 'end',
        sorts: ['-cost'],
        cell: ({ cost_nano_usd, unknown_cost_requests }) => (
          <KnownNumber
            number={shown(cost_nano_usd, money, unknown_cost_requests > 0)}
            {...(unknown_cost_requests > 0 ? {} : { hint: exactMoney(cost_nano_usd) })}
          />
        ),
      },
      {
        id: 'ttft',
        heading: t`Average time to first token`,
        align: 'end',
        cell: ({ mean_ttft_us }) => <KnownNumber number={shown(mean_ttft_us, durationUs)} />,
      },
      {
        id: 'duration',
        heading: t`Average duration`,
        align: 'end',
        cell: ({ mean_duration_us }) => <KnownNumber number={shown(mean_duration_us, durationUs)} />,
      },
    ],
    [t, by, filters, heading, names, count, money, exactMoney, percent, durationUs],
  );
  return (
    <Card
      title={t`Breakdown`}
      actions={
        <>
          <SaveBreakdown query={query} by={by} sort={sort} />
          <Select
            label={t`Group by`}
            isLabelHidden
            choices={dimensions.map((value) => ({ value, label: dimensionNames[value] }))}
            value={by}
            onChange={(next) => onChange({ by: next === 'model' ? undefined : next, cursor: undefined })}
          />
        </>
      }
    >
      <UsageGroups query={query} by={by} metric={METRIC_OF[sort]} heading={heading} />
      <DataTable
        label={t`Usage by ${heading}`}
        list={breakdown}
        columns={columns}
        rowId={({ id }) => id ?? ''}
        sort={sort}
        onSort={(next) => onChange({ sort: next as UsageSearch['sort'], cursor: undefined })}
        paging={paging}
        empty={
          <EmptyState icon="chart" title={t`No data in this period`}>
            <Trans>Choose a longer period or remove filters.</Trans>
          </EmptyState>
        }
      />
    </Card>
  );
}

const METRIC_OF = { '-cost': 'cost', '-requests': 'requests', '-tokens': 'tokens' } as const;
const NO_NAMES: Readonly<Record<string, string>> = {};
