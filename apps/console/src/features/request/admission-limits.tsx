import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import { unitOfKind, useLimitName } from '../limits/use-limit-name.ts';
import type { UsageRecord } from './request-queries.ts';

type AdmissionLimit = NonNullable<UsageRecord['admission_limits']>[number];

/** What admission looked at, with what each limit had used and held at that moment. */
export function AdmissionLimits({ limits }: { limits: UsageRecord['admission_limits'] }) {
  const { t } = useLingui();
  const { limitName, scopeName, limitAmount } = useLimitName();
  const columns = useMemo((): readonly Column<AdmissionLimit>[] => {
    const amount = (limit: AdmissionLimit, value: string | null) =>
      value === null ? '–' : limitAmount(unitOfKind(limit.kind), value);
    return [
      { id: 'scope', heading: t`Scope`, cell: ({ scope }) => scopeName(scope) },
      { id: 'kind', heading: t`Limit`, cell: (limit) => limitName(limit) },
      { id: 'amount', heading: t`Amount`, align: 'end', cell: (limit) => amount(limit, limit.amount) },
      { id: 'used', heading: t`Used`, align: 'end', cell: (limit) => amount(limit, limit.used) },
      { id: 'reserved', heading: t`Reserved`, align: 'end', cell: (limit) => amount(limit, limit.reserved) },
    ];
  }, [t, limitName, scopeName, limitAmount]);
  if (limits === null || limits.length === 0) {
    return (
      <p className="text-muted">
        <Trans>No limits applied to this request.</Trans>
      </p>
    );
  }
  return (
    <>
      <h3 className="font-semibold">
        <Trans>Limits at admission</Trans>
      </h3>
      <DataTable
        label={t`Limits at admission`}
        list={fixedList(limits)}
        columns={columns}
        rowId={({ scope, kind, period }) => `${scope} ${kind} ${period}`}
        empty={null}
      />
    </>
  );
}
