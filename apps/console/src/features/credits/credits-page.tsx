import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import { Time } from '../../ui/time.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import type { CreditsSearch } from './credits-search.ts';

type CreditEntry = components['schemas']['CreditEntry'];

const ONE = '/v1/organizations/{organization_id}/credits';

/** What an organization was given and paid, and what is left of it. */
export function CreditsPage({ organizationId, search }: { organizationId: string; search: CreditsSearch }) {
  const { t } = useLingui();
  const { money, exactMoney } = useFormat();
  const path = { organization_id: organizationId };
  const credits = api.useQuery('get', ONE, { params: { path } });
  const entries = api.useQuery(
    'get',
    `${ONE}/entries`,
    { params: { path, query: { cursor: search.cursor } } },
    { placeholderData: keepPreviousData },
  );
  const paging = useCursor(search.cursor);
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
    <Page
      screen="/org/$organizationId/credits"
      lead={
        credits.data?.prepaid === false ? (
          <Trans>This organization is not prepaid. Credits do not limit its spend.</Trans>
        ) : (
          <Trans>Requests are paid from the balance. Ask a platform admin to add credits.</Trans>
        )
      }
      calls={[
        { method: 'GET', path: `/v1/organizations/${organizationId}/credits` },
        { method: 'GET', path: `/v1/organizations/${organizationId}/credits/entries` },
      ]}
    >
      {credits.isPending ? (
        <Skeleton label={t`Loading credits`} rows={2} />
      ) : credits.error !== null ? (
        <ErrorPanel error={credits.error} onRetry={() => credits.refetch()} />
      ) : (
        <Stats>
          {credits.data.prepaid ? (
            <Stat
              label={t`Balance`}
              number={shown(credits.data.balance_nano_usd, money)}
              hint={exactMoney(credits.data.balance_nano_usd)}
            />
          ) : null}
          <Stat
            label={t`Credited`}
            number={shown(credits.data.credits_nano_usd, money)}
            hint={exactMoney(credits.data.credits_nano_usd)}
          />
          <Stat
            label={t`Total spent`}
            number={shown(credits.data.spent_nano_usd, money)}
            hint={exactMoney(credits.data.spent_nano_usd)}
          />
        </Stats>
      )}
      <Card title={t`Entries`}>
        <DataTable
          label={t`Credit entries`}
          list={entries}
          columns={columns}
          rowId={({ id }) => id}
          paging={paging}
          empty={<EmptyState icon="wallet" title={t`No credits yet`} />}
        />
      </Card>
    </Page>
  );
}
