import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { useMemo } from 'react';
import { api } from '../../api.ts';
import { PeriodField } from '../../period/period-field.tsx';
import { rangeOf } from '../../period/range-of.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Time } from '../../ui/time.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import { BeginJobButton } from '../jobs/begin-job-button.tsx';
import { JobHere, useJobHere } from '../jobs/job-here.tsx';
import { type AuditSearch, OUTCOMES } from './audit-search.ts';

type AuditRecord = components['schemas']['AuditRecord'];

export interface AuditLogProps {
  /** Null for the whole platform. */
  readonly organizationId: string | null;
  readonly mayExport: boolean;
  readonly search: AuditSearch;
  readonly onChange: (changes: Partial<AuditSearch>) => void;
}

/** Who did what, of an organization or of the platform. */
export function AuditLog({ organizationId, mayExport, search, onChange }: AuditLogProps) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const { period, from, to, cursor, action, target, actor, outcome } = search;
  // The address may have more than the query, such as a job.
  const filters = { action, target, actor, outcome };
  // Unless one is chosen, all of it: the log is kept for long.
  const range = useMemo(
    () => (period === undefined ? {} : rangeOf({ period, from, to }, timeZone, Date.now())),
    [period, from, to, timeZone],
  );
  const records = useAuditRecords(organizationId, { ...filters, ...range, cursor });
  const paging = useCursor(cursor);
  const outcomes = { succeeded: t`Succeeded`, refused: t`Refused`, failed: t`Failed` };
  const job = useJobHere('audit_log_export');
  const whose =
    organizationId === null
      ? ({ of: 'platform' } as const)
      : ({ of: 'organization', organization_id: organizationId } as const);
  const exportAs = (format: 'csv' | 'json') => ({
    audit_log_export: { ...filters, ...range, ...whose, format },
  });
  return (
    <>
      <JobHere job={job} />
      <Card>
        <Toolbar
          actions={
            mayExport ? (
              <>
                <BeginJobButton job={job} icon="download" parameters={() => exportAs('csv')}>
                  <Trans>Export CSV</Trans>
                </BeginJobButton>
                <BeginJobButton job={job} icon="download" parameters={() => exportAs('json')}>
                  <Trans>Export JSON</Trans>
                </BeginJobButton>
              </>
            ) : null
          }
        >
          <SearchField
            label={t`Action, for example team.create`}
            defaultValue={search.action}
            onSubmit={(action) => onChange({ action: action === '' ? undefined : action })}
          />
          <SearchField
            label={t`Target ID`}
            defaultValue={search.target}
            onSubmit={(target) => onChange({ target: target === '' ? undefined : target })}
          />
          <Select
            label={t`Outcome`}
            value={search.outcome ?? 'all'}
            choices={[
              { value: 'all', label: t`All` },
              ...OUTCOMES.map((value) => ({ value, label: outcomes[value] })),
            ]}
            onChange={(outcome) =>
              onChange({ outcome: outcome === 'all' ? undefined : (outcome as AuditSearch['outcome']) })
            }
          />
          <PeriodField search={period === undefined ? { period: '90d' } : search} onChange={onChange} />
        </Toolbar>
        <DataTable
          label={t`Audit log`}
          list={records}
          columns={useColumns(records.data?.names ?? {})}
          rowId={({ id }) => id}
          paging={paging}
          empty={
            <EmptyState icon="book" title={t`No entries found`}>
              <Trans>Change the filters or choose a longer period.</Trans>
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}

function useColumns(names: Readonly<Record<string, string>>): readonly Column<AuditRecord>[] {
  const { t } = useLingui();
  const actorName = ({ kind, user_id, service_account_id }: AuditRecord['actor']) => {
    const id = user_id ?? service_account_id;
    if (id !== null) return names[id] ?? id;
    return kind === 'system' ? t`System` : t`Not signed in`;
  };
  return [
    { id: 'occurred_at', heading: t`Time`, cell: ({ occurred_at }) => <Time at={occurred_at} /> },
    {
      id: 'actor',
      heading: t`Actor`,
      cell: ({ actor }) => (
        <span title={actorName(actor)} className="block max-w-40 truncate">
          {actorName(actor)}
        </span>
      ),
    },
    {
      id: 'action',
      heading: t`Action`,
      cell: ({ action, occurrences }) => (
        <span className="flex flex-wrap items-center gap-2">
          <code>{action}</code>
          {occurrences > 1 ? <Badge>{`×${occurrences}`}</Badge> : null}
        </span>
      ),
    },
    {
      id: 'target',
      heading: t`Target`,
      cell: ({ target }) =>
        target === null ? (
          '–'
        ) : (
          <span className="flex flex-col">
            <span>{target.kind}</span>
            <span title={target.id} className="max-w-44 truncate text-sm text-muted">
              {names[target.id] ?? target.id}
            </span>
          </span>
        ),
    },
    {
      id: 'changes',
      heading: t`Changes`,
      cell: ({ changed_fields, role_change, reason }) =>
        role_change !== null
          ? `${role_change.from} → ${role_change.to}`
          : reason !== null
            ? t`“${reason}”`
            : changed_fields.length === 0
              ? '–'
              : changed_fields.join(', '),
    },
    {
      id: 'outcome',
      heading: t`Outcome`,
      cell: ({ outcome, error_code }) =>
        outcome === 'succeeded' ? (
          <Badge tone="success">{t`Succeeded`}</Badge>
        ) : (
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone="danger">{outcome === 'refused' ? t`Refused` : t`Failed`}</Badge>
            {error_code === null ? null : <code>{error_code}</code>}
          </span>
        ),
    },
  ];
}

interface Query {
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly actor?: string | undefined;
  readonly outcome?: AuditSearch['outcome'];
  readonly since?: string;
  readonly until?: string;
  readonly cursor?: string | undefined;
}

function useAuditRecords(organizationId: string | null, query: Query) {
  const options = { placeholderData: keepPreviousData };
  const ofPlatform = api.useQuery(
    'get',
    '/v1/admin/audit-log',
    { params: { query } },
    { ...options, enabled: organizationId === null },
  );
  const ofOrganization = api.useQuery(
    'get',
    '/v1/organizations/{organization_id}/audit-log',
    { params: { path: { organization_id: organizationId ?? '' }, query } },
    { ...options, enabled: organizationId !== null },
  );
  return organizationId === null ? ofPlatform : ofOrganization;
}

/** Where the API has the log. */
export function pathOf(organizationId: string | null): string {
  return organizationId === null ? '/v1/admin/audit-log' : `/v1/organizations/${organizationId}/audit-log`;
}
