import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { BreakerBadge } from '../breakers/breaker-badge.tsx';
import type { RecordedRequest, UsageRecord } from './request-queries.ts';

type Attempt = UsageRecord['attempts'][number] & RecordedRequest['attempts'][number] & { number: number };

/** Each try of the request against a deployment, and why it was not the last. */
export function AttemptsCard({ found: { record, attempts } }: { found: RecordedRequest }) {
  const { t } = useLingui();
  const { durationUs } = useFormat();
  const seesBreakers = useCan('connection.list_breakers');
  const rows = useMemo(
    () =>
      record.attempts.map((attempt, index): Attempt => {
        const context = attempts[index] ?? { connection_name: null, breaker: null };
        return { ...attempt, ...context, number: index + 1 };
      }),
    [record, attempts],
  );
  const columns = useMemo(
    (): readonly Column<Attempt>[] => [
      { id: 'number', heading: t`Attempt`, cell: ({ number }) => number },
      {
        id: 'connection',
        heading: t`Connection`,
        isHidden: !seesBreakers,
        cell: ({ connection_name }) => connection_name ?? '–',
      },
      {
        id: 'outcome',
        heading: t`Outcome`,
        cell: ({ status, error_code }) => (
          <span className="flex flex-wrap items-center gap-2">
            {error_code === null ? <Badge tone="success">{t`Succeeded`}</Badge> : <code>{error_code}</code>}
            {status}
          </span>
        ),
      },
      {
        id: 'began',
        heading: t`Started after`,
        align: 'end',
        cell: ({ start_offset_us }) => <KnownNumber number={shown(start_offset_us, durationUs)} />,
      },
      {
        id: 'first',
        heading: t`First byte`,
        align: 'end',
        cell: ({ first_byte_us }) => <KnownNumber number={shown(first_byte_us, durationUs)} />,
      },
      { id: 'took', heading: t`Duration`, align: 'end', cell: ({ duration_us }) => durationUs(duration_us) },
      {
        id: 'breaker_then',
        heading: t`Breaker at the start`,
        cell: ({ breaker_state }) => (breaker_state === null ? '–' : <BreakerBadge state={breaker_state} />),
      },
      {
        id: 'breaker',
        heading: t`Breaker state now`,
        isHidden: !seesBreakers,
        cell: ({ breaker }) => (breaker === null ? '–' : <BreakerBadge state={breaker} />),
      },
    ],
    [t, durationUs, seesBreakers],
  );
  return (
    <Card
      title={t`Attempts`}
      actions={
        seesBreakers ? (
          <Link to="/system/breakers">
            <Trans>Breakers</Trans>
          </Link>
        ) : null
      }
    >
      <DataTable
        label={t`Attempts`}
        list={fixedList(rows)}
        columns={columns}
        rowId={({ number }) => String(number)}
        empty={
          <p className="text-muted">
            <Trans>No upstream was called.</Trans>
          </p>
        }
      />
    </Card>
  );
}
