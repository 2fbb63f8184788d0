import { Trans, useLingui } from '@lingui/react/macro';
import type { components } from '@weir/api-client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import { Time } from '../../ui/time.tsx';
import { EnterCreditDialog } from './enter-credit-dialog.tsx';

type CreditEntry = components['schemas']['CreditEntry'];

/** The credit of an organization: what was given and paid, what is spent, and every entry. */
export function CreditsCard({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const { money } = useFormat();
  const params = { path: { organization_id: organizationId } };
  const credits = api.useQuery('get', '/v1/organizations/{organization_id}/credits', { params });
  const entries = api.useQuery('get', '/v1/organizations/{organization_id}/credits/entries', { params });
  const mayEnter = useCan('platform.credits.enter');
  const [isEntering, setEntering] = useState(false);
  const names = entries.data?.names ?? {};
  const kinds = { grant: t`Grant`, payment: t`Payment`, correction: t`Correction` };
  const columns: readonly Column<CreditEntry>[] = [
    { id: 'created_at', heading: t`Date`, cell: ({ created_at }) => <Time at={created_at} /> },
    { id: 'kind', heading: t`Kind`, cell: ({ kind }) => kinds[kind] },
    {
      id: 'amount',
      heading: t`Amount`,
      align: 'end',
      cell: ({ amount_nano_usd }) => money(amount_nano_usd),
    },
    { id: 'reason', heading: t`Reason`, cell: ({ reason }) => reason },
    { id: 'reference', heading: t`Reference`, cell: ({ reference }) => reference ?? '–' },
    {
      id: 'created_by',
      heading: t`Added by`,
      cell: ({ created_by }) => (created_by === null ? '–' : (names[created_by] ?? '–')),
    },
  ];
  return (
    <Card
      title={t`Credit`}
      actions={
        mayEnter ? (
          <Button icon="plus" onPress={() => setEntering(true)}>
            <Trans>Add credit</Trans>
          </Button>
        ) : null
      }
    >
      {credits.isPending ? (
        <Skeleton label={t`Loading credits`} rows={1} />
      ) : credits.error !== null ? (
        <ErrorPanel error={credits.error} onRetry={() => credits.refetch()} />
      ) : (
        <Stats>
          <Stat
            label={credits.data.prepaid ? t`Balance` : t`Balance (not prepaid)`}
            number={shown(credits.data.balance_nano_usd, money)}
          />
          <Stat label={t`Credited`} number={shown(credits.data.credits_nano_usd, money)} />
          <Stat label={t`Spent`} number={shown(credits.data.spent_nano_usd, money)} />
        </Stats>
      )}
      <DataTable
        label={t`Entries`}
        list={entries}
        columns={columns}
        rowId={({ id }) => id}
        empty={<EmptyState icon="wallet" title={t`No credits yet`} />}
      />
      <EnterCreditDialog
        organizationId={organizationId}
        isOpen={isEntering}
        onClose={() => setEntering(false)}
      />
    </Card>
  );
}
