import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { useCan } from '../../session/permissions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Select } from '../../ui/select.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useCursor } from '../../ui/use-cursor.ts';
import type { AnalyticsFilters } from './analytics-filters.ts';
import { useBreakdown, useExport } from './analytics-queries.ts';
import { type AnalyticsSearch, BREAKDOWNS, type Breakdown } from './analytics-search.ts';
import { useBreakdownColumns } from './use-breakdown-columns.tsx';

export interface AnalyticsBreakdownProps {
  readonly search: AnalyticsSearch;
  readonly filters: AnalyticsFilters;
  readonly onChange: (changes: Partial<AnalyticsSearch>) => void;
}

const DEFAULT_SORT = '-total_tokens';

/** The same usage by user, model or provider: sorted and paged by the gateway, and saved whole. */
export function AnalyticsBreakdown({ search, filters, onChange }: AnalyticsBreakdownProps) {
  const { t } = useLingui();
  const { count } = useFormat();
  const by = search.by ?? 'user';
  const sort = search.sort ?? DEFAULT_SORT;
  const names: Readonly<Record<Breakdown, string>> = {
    user: t`User`,
    model: t`Model`,
    provider: t`Provider`,
  };
  const rows = useBreakdown(by, filters, { sort, cursor: search.cursor });
  const columns = useBreakdownColumns(by, names[by]);
  const paging = useCursor(search.cursor);
  return (
    <Card title={t`Breakdown`}>
      <Toolbar actions={<Export by={by} filters={filters} />}>
        <Select
          label={t`Group by`}
          choices={BREAKDOWNS.map((value) => ({ value, label: names[value] }))}
          value={by}
          onChange={(next) => onChange({ by: next, sort: undefined })}
        />
        {rows.data === undefined ? null : (
          <span className="pb-1.5 text-muted">
            <Trans>{count(rows.data.total_count)} total</Trans>
          </span>
        )}
      </Toolbar>
      <DataTable
        label={t`Usage by ${names[by]}`}
        list={rows}
        columns={columns}
        rowId={({ id }) => id ?? ''}
        sort={sort}
        onSort={(next) => onChange({ sort: next as AnalyticsSearch['sort'] })}
        paging={paging}
        empty={
          <EmptyState icon="chart" title={t`No data in this period`}>
            <Trans>Choose a longer period or remove filters.</Trans>
          </EmptyState>
        }
      />
    </Card>
  );
}

function Export({ by, filters }: { by: Breakdown; filters: AnalyticsFilters }) {
  const exporting = useExport();
  if (!useCan('platform.usage.export')) return null;
  const formatting = exporting.isPending ? exporting.variables.format : null;
  return (
    <>
      <ErrorNote error={exporting.error} />
      <Button
        icon="download"
        isPending={formatting === 'csv'}
        onPress={() => exporting.mutate({ by, format: 'csv', filters })}
      >
        <Trans>Save as CSV</Trans>
      </Button>
      <Button
        icon="download"
        isPending={formatting === 'json'}
        onPress={() => exporting.mutate({ by, format: 'json', filters })}
      >
        <Trans>Save as JSON</Trans>
      </Button>
    </>
  );
}
