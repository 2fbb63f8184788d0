import type { ExportAnalytics } from '@weir/contracts/usage-analytics';
import type { ExportFormat } from '@weir/domain/jobs';
import type { AnalyticsDimension, AnalyticsExport, NamedRow } from '@weir/domain/usage-analytics';
import type { z } from 'zod';
import { csvLine } from '../csv.ts';
import { toPeriodWire, toRowWire } from './to-wire.ts';

type Asked = z.output<typeof ExportAnalytics>;
type Column = readonly [title: string, cell: (row: NamedRow) => string | null];

const AMOUNT_COLUMNS: readonly Column[] = [
  ['requests', ({ amounts }) => `${amounts.requests}`],
  ['failed_requests', ({ amounts }) => `${amounts.failedRequests}`],
  ['total_tokens', ({ amounts }) => `${amounts.inputTokens + amounts.outputTokens}`],
  ['prompt_tokens', ({ amounts }) => `${amounts.inputTokens}`],
  ['completion_tokens', ({ amounts }) => `${amounts.outputTokens}`],
  ['cost (nano-USD)', ({ amounts }) => `${amounts.costNanoUsd}`],
];

const COLUMNS: Readonly<Record<AnalyticsDimension, readonly Column[]>> = {
  user: [
    ['user_id', ({ id }) => id],
    ['name', ({ name }) => name],
    ...AMOUNT_COLUMNS,
    ['last_active_at', ({ company }) => company?.lastActiveAt.toISOString() ?? null],
  ],
  model: [
    ['model', ({ id }) => id],
    ['providers', ({ company }) => company?.providers.join(' ') ?? null],
    ...AMOUNT_COLUMNS,
    ['unique_users', uniqueUsers],
  ],
  provider: [
    ['provider', ({ id }) => id],
    ...AMOUNT_COLUMNS,
    ['unique_users', uniqueUsers],
    ['unique_models', ({ company }) => (company === null ? null : `${company.models.length}`)],
  ],
};

/** The file of a breakdown. */
export function analyticsFormat(
  asked: Asked,
  { period, total }: AnalyticsExport,
  exportedAt: Date,
): ExportFormat<NamedRow> {
  const { breakdown, format, start_date, end_date, time_zone, ...filters } = asked;
  const fileName = `usage-by-${breakdown}-${start_date}-to-${end_date}.${format}`;
  const columns = COLUMNS[breakdown];
  if (format === 'csv') {
    return {
      fileName,
      contentType: 'text/csv; charset=utf-8; header=present',
      begin: csvLine(columns.map(([title]) => title)),
      line: (row) => csvLine(columns.map(([, cell]) => cell(row))),
      between: '',
      end: '',
    };
  }
  const metadata = {
    exported_at: exportedAt.toISOString(),
    breakdown,
    period: toPeriodWire(period),
    filters,
    record_count: total,
  };
  return {
    fileName,
    contentType: 'application/json',
    begin: `{"metadata":${JSON.stringify(metadata)},"data":[`,
    line: (row) => JSON.stringify(toRowWire(row)),
    between: ',\n',
    end: ']}\n',
  };
}

function uniqueUsers({ company }: NamedRow): string | null {
  return company === null ? null : `${company.users}`;
}
