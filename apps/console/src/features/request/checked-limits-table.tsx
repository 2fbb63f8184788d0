import { Trans, useLingui } from '@lingui/react/macro';
import type { components } from '@weir/api-client';
import { useMemo } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { fixedList } from '../../ui/fixed-list.ts';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { useLimitName } from '../limits/use-limit-name.ts';
import type { CheckedLimit } from './request-queries.ts';

export interface CheckedLimitsTableProps {
  /** In the order in which they refuse. */
  readonly limits: readonly CheckedLimit[];
  /** For links to where limits are changed. */
  readonly organizationId: string | null;
  readonly apiKey: Pick<components['schemas']['ApiKey'], 'id' | 'workspace_id'> | null;
}

/** Limits that a request is checked against: value, use, reset, and who may change each. */
export function CheckedLimitsTable({ limits, organizationId, apiKey }: CheckedLimitsTableProps) {
  const { t } = useLingui();
  const { limitName, scopeName, limitAmount } = useLimitName();
  const columns = useMemo((): readonly Column<CheckedLimit>[] => {
    const amount =
      (name: 'amount' | 'used' | 'reserved' | 'remaining' | 'needs') => (limit: CheckedLimit) => {
        const value = limit[name];
        return value === null || value === undefined ? (
          '–'
        ) : (
          <span className="tabular-nums">{limitAmount(limit.unit, value)}</span>
        );
      };
    return [
      { id: 'scope', heading: t`Scope`, cell: ({ scope }) => scopeName(scope) },
      {
        id: 'limit',
        heading: t`Limit`,
        cell: (limit) => (
          <span className="flex flex-wrap items-center gap-2">
            {limitName(limit)}
            {limit.model === null || limit.model === undefined ? null : <code>{limit.model}</code>}
            <Verdict limit={limit} />
          </span>
        ),
      },
      { id: 'amount', heading: t`Amount`, align: 'end', cell: amount('amount') },
      { id: 'used', heading: t`Used`, align: 'end', cell: amount('used') },
      { id: 'reserved', heading: t`Reserved by running requests`, align: 'end', cell: amount('reserved') },
      { id: 'remaining', heading: t`Remaining`, align: 'end', cell: amount('remaining') },
      { id: 'needs', heading: t`Required`, align: 'end', cell: amount('needs') },
      {
        id: 'resets',
        heading: t`Resets`,
        cell: ({ resets_at }) => (resets_at === null ? '–' : <Time at={resets_at} />),
      },
      {
        id: 'change',
        heading: t`Who can change it`,
        cell: (limit) => <Change limit={limit} organizationId={organizationId} apiKey={apiKey} />,
      },
    ];
  }, [t, limitName, scopeName, limitAmount, organizationId, apiKey]);
  return (
    <DataTable
      label={t`Checked limits`}
      list={fixedList(limits)}
      columns={columns}
      rowId={({ id }) => id}
      empty={
        <p className="text-muted">
          <Trans>No limits were checked.</Trans>
        </p>
      }
    />
  );
}

function Verdict({ limit }: { limit: CheckedLimit }) {
  const { t } = useLingui();
  if (!limit.hard) return <Badge>{t`Alert only`}</Badge>;
  if (limit.needs === null || limit.needs === undefined) return null;
  return BigInt(limit.needs) > BigInt(limit.remaining) ? (
    <Badge tone="danger">{t`Exceeded`}</Badge>
  ) : (
    <Badge tone="success">{t`OK`}</Badge>
  );
}

function Change({
  limit,
  organizationId,
  apiKey,
}: { limit: CheckedLimit } & Omit<CheckedLimitsTableProps, 'limits'>) {
  const { t } = useLingui();
  if (!limit.change.allowed) {
    return limit.set_by === 'platform' ? t`Platform admins` : t`Organization admins`;
  }
  if (limit.scope === 'api_key' && apiKey !== null) {
    return (
      <Link to="/keys/$workspaceId/$keyId" params={{ workspaceId: apiKey.workspace_id, keyId: apiKey.id }}>
        {t`You, on the key’s page`}
      </Link>
    );
  }
  if (organizationId === null || limit.set_by === 'platform') return t`You`;
  return (
    <Link to="/org/$organizationId/limits" params={{ organizationId }}>
      {t`You, in Limits and budgets`}
    </Link>
  );
}
