import { useLingui } from '@lingui/react/macro';
import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import type { ReactNode } from 'react';
import { api } from '../../api.ts';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { useCredits } from './credit-queries.ts';

type CreditEntry = components['schemas']['CreditEntry'];

export interface CreditsViewProps {
  readonly organizationId: string;
  readonly cursor: string | undefined;
  /** Beside the heading of the entries. */
  readonly actions?: ReactNode;
}

/** What an organization was given and paid, what is left of it, and every entry. */
export function CreditsView({ organizationId, cursor, actions }: CreditsViewProps) {
  const { t } = useLingui();
  const { money, exactMoney } = useFormat();
  const credits = useCredits(organizationId);
  if (credits.isPending) return <Skeleton label={t`Loading credits`} rows={2} />;
  if (credits.error !== null) return <ErrorPanel error={credits.error} onRetry={() => credits.refetch()} />;
  const stat = (label: string, nanoUsd: string) => (
    <Stat label={label} number={shown(nanoUsd, money)} hint={exactMoney(nanoUsd)} />
  );
  const { prepaid, balance_nano_usd, credits_nano_usd, spent_nano_usd } = credits.data;
  return (
    <>
      <Stats>
        {prepaid ? stat(t`Balance`, balance_nano_usd) : null}
        {stat(t`Credited`, credits_nano_usd)}
        {stat(t`Total spent`, spent_nano_usd)}
      </Stats>
      <Card title={t`Entries`} actions={actions}>
        <Entries organizationId={organizationId} cursor={cursor} />
      </Card>
    </>
  );
}

function Entries({ organizationId, cursor }: Omit<CreditsViewProps, 'actions'>) {
  const { t } = useLingui();
  const { exactMoney } = useFormat();
  const entries = api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/credits/entries',
    { params: { path: { organization_id: organizationId }, query: { cursor } } },
    { placeholderData: keepPreviousData },
  );
  const paging = useCursor(cursor);
  const names = entries.data?.names ?? {};
  const kinds = { grant: t`Grant`, payment: t`Payment`, correction: t`Correction` };
  const columns: readonly Column<CreditEntry>[] = [
    { id: 'created_at', heading: t`Date`, cell: ({ created_at }) => <Time at={created_at} /> },
    { id: 'kind', heading: t`Kind`, cell: ({ kind }) => kinds[kind] },
    { id: 'amount', heading: t`Amount`, align: 'end', cell: (entry) => exactMoney(entry.amount_nano_usd) },
    { id: 'reason', heading: t`Reason`, cell: ({ reason }) => reason },
    { id: 'reference', heading: t`Reference`, cell: ({ reference }) => reference ?? '–' },
    {
      id: 'created_by',
      heading: t`Added by`,
      cell: ({ created_by }) => (created_by === null ? '–' : (names[created_by] ?? '–')),
    },
  ];
  return (
    <DataTable
      label={t`Credit entries`}
      list={entries}
      columns={columns}
      rowId={({ id }) => id}
      paging={paging}
      empty={<EmptyState icon="wallet" title={t`No credits yet`} />}
    />
  );
}
