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
      <Card title={t`Incomplete requests`}>
        {errors === null ? (
          <Unknown>
            <Trans>
              Not available: the records of this period were deleted, or some days are still being calculated.
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
              Not available for these filters or this period. Refusals are kept for a limited time only.
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
      { id: 'ending', heading: t`Outcome`, cell: ({ ending }) => <code>{ending}</code> },
      {
        id: 'code',
        heading: t`Code`,
        cell: ({ error_code }) => (error_code === null ? '–' : <code>{error_code}</code>),
      },
      { id: 'requests', heading: t`Requests`, align: 'end', cell: ({ requests }) => count(requests) },
      {
        id: 'failure',
        heading: t`Counts as`,
        cell: ({ is_failure }) =>
          is_failure ? <Badge tone="danger">{t`Failed`}</Badge> : <Badge>{t`Not a failure`}</Badge>,
      },
    ],
    [t, count],
  );
  return (
    <DataTable
      label={t`Incomplete requests`}
      list={rows}
      columns={columns}
      rowId={({ ending, error_code }) => `${ending} ${error_code}`}
      empty={
        <Unknown>
          <Trans>All requests completed.</Trans>
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
      { id: 'scope', heading: t`Limit scope`, cell: ({ scope }) => scope ?? '–' },
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
          <Trans>No refused requests.</Trans>
        </Unknown>
      }
    />
  );
}
