import { formatUsd } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import { formatDuration } from './format-duration.ts';
import { type Column, tableLine, tableTitles } from './text-table.ts';

const MODEL_WIDTH = 28;

/** Wide enough for usual values: rows are printed as they come, before the longest is known. */
const COLUMNS: readonly Column[] = [
  { title: 'STARTED', align: 'left', width: 24 },
  { title: 'MODEL', align: 'left', width: MODEL_WIDTH },
  { title: 'PROVIDER', align: 'left', width: 17 },
  { title: 'TRIES', align: 'right', width: 5 },
  { title: 'ENDING', align: 'left', width: 19 },
  { title: 'STATUS', align: 'right', width: 6 },
  { title: 'IN', align: 'right', width: 7 },
  { title: 'OUT', align: 'right', width: 7 },
  { title: 'COST', align: 'right', width: 11 },
  { title: 'TTFT', align: 'right', width: 9 },
  { title: 'ITL P50', align: 'right', width: 9 },
  { title: 'TOTAL', align: 'right', width: 9 },
  { title: 'REQUEST', align: 'left', width: 36 },
];

/** The titles above the lines. */
export const titles: string = tableTitles(COLUMNS);

/** A usage record in one line of a table. */
export function line(record: UsageRecord): string {
  const { model, usage } = record;
  const estimated = record.usageSource === 'estimated' ? '~' : '';
  return tableLine(COLUMNS, [
    record.startedAt.toISOString(),
    model.length > MODEL_WIDTH ? `${model.slice(0, MODEL_WIDTH - 1)}…` : model,
    record.isFallback ? `${record.provider}, fallback` : record.provider,
    `${record.attempts.length}`,
    record.ending,
    record.status?.toString() ?? '-',
    tokens(usage.inputTokens, estimated),
    tokens(usage.outputTokens, estimated),
    record.costNanoUsd === null ? '-' : formatUsd(record.costNanoUsd),
    formatDuration(record.ttftUs),
    formatDuration(record.itl?.p50Us ?? null),
    formatDuration(record.durationUs),
    record.clientRequestId,
  ]);
}

function tokens(count: number | null, mark: string): string {
  return count === null ? '-' : `${mark}${count}`;
}
