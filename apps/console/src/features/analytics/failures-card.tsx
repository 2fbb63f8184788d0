import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { listedRows } from '../../ui/listed-rows.ts';
import type { Analytics } from './analytics-queries.ts';

type Failure = NonNullable<Analytics['errors']>[number];
type Refusal = NonNullable<Analytics['refusals']>[number];

/** What did not complete, by cause; what was refused before it began, by code. */
export function FailuresCard({ analytics: { errors, refusals } }: { analytics: Analytics }) {
  const { t } = useLingui();
  return (
    <div className="grid gap-5 xl:grid-cols-2">
      <Card title={t`Requests that did not complete`}>
        {errors === null ? (
          <Unknown>
            <Trans>
              Not known: their records of this period are gone, or days of it are still being read.
            </Trans>
          </Unknown>
        ) : (
          <Failures errors={errors} />
        )}
      </Card>
      <Card title={t`Refused requests`}>
        {refusals === null ? (
          <Unknown>
            <Trans>
              Not known with these filters or for this period: refusals are kept for a limited time.
            </Trans>
          </Unknown>
        ) : (
          <Refusals refusals={refusals} />
        )}
      </Card>
    </div>
  );
}

function Unknown({ children }: { children: ReactNode }) {
  return <p className="text-muted">{children}</p>;
}

function Failures({ errors }: { errors: readonly Failure[] }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const rows = useMemo(() => listedRows(errors), [errors]);
  const columns = useMemo(
    (): readonly Column<Failure>[] => [
      { id: 'ending', heading: t`Ending`, cell: ({ ending }) => <code>{ending}</code> },
      {
        id: 'code',
        heading: t`Code`,
        cell: ({ error_code }) => (error_code === null ? '–' : <code>{error_code}</code>),
      },
      {
        id: 'failure',
        heading: t`Counts as`,
        cell: ({ is_failure }) =>
          is_failure ? <Badge tone="danger">{t`Failed`}</Badge> : <Badge>{t`No failure`}</Badge>,
      },
      { id: 'requests', heading: t`Requests`, align: 'end', cell: ({ requests }) => count(requests) },
    ],
    [t, count],
  );
  return (
    <DataTable
      label={t`Requests that did not complete`}
      list={rows}
      columns={columns}
      rowId={({ ending, error_code }) => `${ending} ${error_code}`}
      empty={
        <Unknown>
          <Trans>Every request completed.</Trans>
        </Unknown>
      }
    />
  );
}

function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  const { t } = useLingui();
  const { count } = useFormat();
  const rows = useMemo(() => listedRows(refusals), [refusals]);
  const columns = useMemo(
    (): readonly Column<Refusal>[] => [
      { id: 'code', heading: t`Code`, cell: ({ code }) => <code>{code}</code> },
      { id: 'scope', heading: t`By a limit of`, cell: ({ scope }) => scope ?? '–' },
      { id: 'requests', heading: t`Requests`, align: 'end', cell: ({ requests }) => count(requests) },
    ],
    [t, count],
  );
  return (
    <DataTable
      label={t`Refused requests`}
      list={rows}
      columns={columns}
      rowId={({ code, scope }) => `${code} ${scope}`}
      empty={
        <Unknown>
          <Trans>No request was refused.</Trans>
        </Unknown>
      }
    />
  );
}
