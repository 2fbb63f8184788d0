import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { useUsageOrganization } from '../usage/usage-of.ts';
import type { UsageRecord } from '../usage/usage-queries.ts';
import type { UsageQuery } from '../usage/usage-query.ts';
import { tokensPerSecond } from './prepare-rate.ts';
import { RequestEnding } from './request-ending.tsx';
import { useUsageRecords } from './request-queries.ts';
import type { RequestsSearch } from './requests-search.ts';

export interface RequestsTableProps {
  readonly query: UsageQuery;
  readonly search: RequestsSearch;
  readonly empty: ReactNode;
}

export function RequestsTable({ query, search, empty }: RequestsTableProps) {
  const { t } = useLingui();
  const { count, money, exactMoney, durationUs, shortTime, exactTime, locale } = useFormat();
  const requests = useUsageRecords(query, search);
  const paging = useCursor(search.cursor);
  const organizationId = useUsageOrganization();
  const names = requests.data?.names ?? NO_NAMES;
  const columns = useMemo((): readonly Column<UsageRecord>[] => {
    const rate = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
    const isEstimated = (record: UsageRecord) => record.usage_source === 'estimated';
    return [
      {
        id: 'started',
        heading: t`Started`,
        cell: ({ record_id, organization_id, started_at }) => (
          <span className="whitespace-nowrap" title={exactTime(started_at)}>
            <Link
              to="/requests/$recordId"
              params={{ recordId: record_id }}
              search={{ organization: organization_id }}
            >
              {shortTime(started_at)}
            </Link>
          </span>
        ),
      },
      {
        id: 'model',
        heading: t`Model`,
        cell: ({ model }) => <span className="whitespace-nowrap">{model}</span>,
      },
      {
        id: 'key',
        heading: t`Key`,
        cell: ({ api_key_id }) => (
          <span className="block max-w-32 truncate" title={names[api_key_id]}>
            {names[api_key_id] ?? '–'}
          </span>
        ),
      },
      {
        id: 'owner',
        heading: t`Owner`,
        isHidden: organizationId === null,
        cell: ({ user_id }) => {
          const name = user_id === null ? t`Nobody` : (names[user_id] ?? '–');
          return (
            <span className="block max-w-28 truncate" title={name}>
              {name}
            </span>
          );
        },
      },
      { id: 'ending', heading: t`Outcome`, cell: (record) => <RequestEnding record={record} /> },
      {
        id: 'input',
        heading: t`Input`,
        align: 'end',
        cell: (record) => (
          <KnownNumber number={shown(record.usage.input_tokens, count, isEstimated(record))} />
        ),
      },
      {
        id: 'output',
        heading: t`Output`,
        align: 'end',
        cell: (record) => (
          <KnownNumber number={shown(record.usage.output_tokens, count, isEstimated(record))} />
        ),
      },
      {
        id: 'cost',
        heading: t`Cost`,
        align: 'end',
        cell: (record) => (
          <KnownNumber
            number={shown(record.cost_nano_usd, money, isEstimated(record))}
            {...(record.cost_nano_usd === null || isEstimated(record)
              ? {}
              : { hint: exactMoney(record.cost_nano_usd) })}
          />
        ),
      },
      {
        id: 'ttft',
        heading: t`First token`,
        align: 'end',
        cell: ({ ttft_us }) => <KnownNumber number={shown(ttft_us, durationUs)} />,
      },
      {
        id: 'rate',
        heading: t`Tokens/s`,
        align: 'end',
        cell: (record) => (
          <KnownNumber number={shown(tokensPerSecond(record), (value) => rate.format(value))} />
        ),
      },
      {
        id: 'duration',
        heading: t`Duration`,
        align: 'end',
        cell: ({ duration_us }) => <KnownNumber number={shown(duration_us, durationUs)} />,
      },
      {
        id: 'attempts',
        heading: t`Attempts`,
        align: 'end',
        cell: ({ attempts }) => <KnownNumber number={shown(attempts.length, count)} />,
      },
    ];
  }, [t, organizationId, names, count, money, exactMoney, durationUs, shortTime, exactTime, locale]);
  return (
    <DataTable
      label={t`Requests`}
      list={requests}
      columns={columns}
      rowId={({ record_id }) => record_id}
      paging={paging}
      empty={empty}
    />
  );
}

const NO_NAMES: Readonly<Record<string, string>> = {};
