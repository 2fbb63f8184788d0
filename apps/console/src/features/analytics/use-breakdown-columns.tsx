import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Hint } from '../../ui/hint.tsx';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Time } from '../../ui/time.tsx';
import type { AnalyticsRow } from './analytics-queries.ts';
import type { Breakdown } from './analytics-search.ts';

/** The columns of a breakdown. `heading` is that of the first one. */
export function useBreakdownColumns(by: Breakdown, heading: string): readonly Column<AnalyticsRow>[] {
  const { t } = useLingui();
  const { count, money, exactMoney, percent } = useFormat();
  return useMemo(() => {
    const number = (
      id: string,
      name: string,
      measure: (row: AnalyticsRow) => number | null,
      isSorted = true,
    ): Column<AnalyticsRow> => ({
      id,
      heading: name,
      align: 'end',
      ...(isSorted ? { sorts: [`-${id}`, id] } : {}),
      cell: (row) => <KnownNumber number={shown(measure(row), count)} />,
    });
    const names = (id: 'models' | 'providers', name: string): Column<AnalyticsRow> => ({
      id,
      heading: name,
      align: 'end',
      cell: (row) => {
        const list = row[id];
        if (list === null) return '–';
        return list.length === 0 ? count(0) : <Hint text={list.join(', ')}>{count(list.length)}</Hint>;
      },
    });
    return [
      {
        id: 'name',
        heading,
        sorts: ['name', '-name'],
        cell: ({ id, name }) => (id === null ? t`Keys without an owner` : (name ?? id)),
      },
      number('requests', t`Requests`, ({ requests }) => requests),
      number('failed_requests', t`Failed`, ({ failed_requests }) => failed_requests),
      {
        id: 'success',
        heading: t`Success rate`,
        align: 'end',
        cell: ({ success_rate }) => (
          <KnownNumber number={shown(success_rate, (rate) => percent(rate / 100))} />
        ),
      },
      number('total_tokens', t`Tokens`, ({ tokens }) => tokens.total),
      number('prompt_tokens', t`Input tokens`, ({ tokens }) => tokens.prompt),
      number('completion_tokens', t`Output tokens`, ({ tokens }) => tokens.completion),
      {
        id: 'cost',
        heading: t`Cost`,
        align: 'end',
        sorts: ['-cost', 'cost'],
        cell: ({ cost_nano_usd, unknown_cost_requests }) => (
          <KnownNumber
            number={shown(cost_nano_usd, money, unknown_cost_requests > 0)}
            hint={
              unknown_cost_requests > 0
                ? t`Excludes ${count(unknown_cost_requests)} requests with unknown cost`
                : exactMoney(cost_nano_usd)
            }
          />
        ),
      },
      ...(by === 'user'
        ? [names('models', t`Models`), number('api_keys', t`Keys`, ({ api_keys }) => api_keys, false)]
        : [
            by === 'model' ? names('providers', t`Providers`) : names('models', t`Models`),
            number('users', t`Users`, ({ users }) => users, false),
          ]),
      {
        id: 'last',
        heading: t`Last active`,
        cell: ({ last_active_at }) => (last_active_at === null ? '–' : <Time at={last_active_at} />),
      },
    ];
  }, [t, by, heading, count, money, exactMoney, percent]);
}
