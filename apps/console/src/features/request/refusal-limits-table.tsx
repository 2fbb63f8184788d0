import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useOrganization } from '../../session/organization.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import { KnownNumber } from '../../ui/known-number.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { unitOfKind, useLimitName } from '../limits/use-limit-name.ts';
import type { RefusedRequest } from './request-queries.ts';

type RefusalLimit = NonNullable<RefusedRequest['refusal']['limits']>[number];
type Row = RefusalLimit & RefusedRequest['limits'][number];

/** Every limit that was looked at for a refused request, as it stood then, and who may change it. */
export function RefusalLimitsTable({ found: { refusal, limits } }: { found: RefusedRequest }) {
  const { t } = useLingui();
  const { exactTime } = useFormat();
  const { limitName, scopeName, limitAmount } = useLimitName();
  const rows = useMemo(
    () => (refusal.limits ?? []).map((limit, index): Row => ({ ...limit, ...limits[index]! })),
    [refusal, limits],
  );
  const columns = useMemo((): readonly Column<Row>[] => {
    const amount = (limit: Row, value: string | null) => (
      <KnownNumber number={shown(value, (known) => limitAmount(unitOfKind(limit.kind), known))} />
    );
    return [
      { id: 'scope', heading: t`Scope`, cell: ({ scope }) => scopeName(scope) },
      {
        id: 'limit',
        heading: t`Limit`,
        cell: (limit) => (
          <span className="flex flex-wrap items-center gap-2">
            {limitName(limit)}
            {limit.refuses ? <Badge tone="danger">{t`Refused here`}</Badge> : null}
          </span>
        ),
      },
      { id: 'amount', heading: t`Amount`, align: 'end', cell: (limit) => amount(limit, limit.amount) },
      { id: 'used', heading: t`Used`, align: 'end', cell: (limit) => amount(limit, limit.used) },
      {
        id: 'reserved',
        heading: t`Reserved by running requests`,
        align: 'end',
        cell: (limit) => amount(limit, limit.reserved),
      },
      {
        id: 'resets',
        heading: t`Resets`,
        cell: ({ resets_at }) => (resets_at === null ? '–' : <Time at={resets_at} />),
      },
      { id: 'change', heading: t`Who can change it`, cell: (limit) => <Change limit={limit} /> },
    ];
  }, [t, limitName, scopeName, limitAmount]);
  return (
    <>
      <p className="text-muted">
        <Trans>Values as of {exactTime(refusal.last_at)}.</Trans>
      </p>
      <DataTable
        label={t`Checked limits`}
        list={fixedList(rows)}
        columns={columns}
        rowId={({ id }) => id}
        empty={
          <p className="text-muted">
            <Trans>No limits were checked.</Trans>
          </p>
        }
      />
    </>
  );
}

function Change({ limit }: { limit: Row }) {
  const { t } = useLingui();
  const organization = useOrganization();
  if (!limit.change.allowed) {
    return limit.set_by === 'platform' ? t`Platform admins` : t`Organization admins`;
  }
  if (organization === null || limit.set_by === 'platform') return t`You`;
  return (
    <Link to="/org/$organizationId/limits" params={{ organizationId: organization.id }}>
      {t`You, in Limits and budgets`}
    </Link>
  );
}
