import {
  DURATION_BOUNDS_US,
  GAP_BOUNDS_US,
  OVERHEAD_BOUNDS_US,
  percentileOf,
  TTFT_BOUNDS_US,
} from '@weir/domain/usage';
import type {
  Percentiles,
  UsageAmounts,
  UsageLatency,
  UsageSums,
  UsageTotals,
} from '@weir/domain/usage-reports';
import { type RawBuilder, sql } from 'kysely';
import { ROLLUP_SUMS } from './usage-rollup-columns.ts';
import type { UsageSource } from './usage-selection.ts';

/** The columns of {@link UsageAmounts}. */
export const AMOUNTS = [
  'requests',
  'failed_requests',
  'unknown_usage_requests',
  'input_tokens',
  'cached_input_tokens',
  'cache_write_tokens',
  'output_tokens',
  'reasoning_tokens',
  'cost_nano_usd',
  'unknown_cost_requests',
] as const satisfies readonly (typeof ROLLUP_SUMS)[number][];

export type AmountsRow = Readonly<Record<(typeof AMOUNTS)[number], string>>;
/** From sums in the order of {@link AMOUNTS}. */
export function toAmountsRow(sums: readonly bigint[]): AmountsRow {
  return Object.fromEntries(AMOUNTS.map((column, index) => [column, `${sums[index]}`])) as AmountsRow;
}

export const NO_AMOUNTS = toAmountsRow(AMOUNTS.map(() => 0n));

export type SumsRow = Readonly<Record<(typeof ROLLUP_SUMS)[number], string>>;
export interface BucketsRow {
  readonly ttft: number[];
  readonly gap: number[];
  readonly duration: number[];
  readonly overhead: number[];
}

export function sumsOf(
  { sums }: Pick<UsageSource, 'sums'>,
  columns: readonly (typeof ROLLUP_SUMS)[number][] = ROLLUP_SUMS,
): RawBuilder<unknown> {
  return sql.raw(columns.map((column) => `${sums[column]} as ${column}`).join(', '));
}

export function bucketsOf({ buckets }: UsageSource): RawBuilder<unknown> {
  return sql.raw(
    `to_jsonb(${buckets.ttft_buckets}) as ttft, to_jsonb(${buckets.itl_buckets}) as gap, to_jsonb(${buckets.duration_buckets}) as duration, to_jsonb(${buckets.overhead_buckets}) as overhead`,
  );
}

export function toTotals(row: SumsRow & BucketsRow): UsageTotals {
  return { sums: toSums(row), latency: toLatency(row) };
}

export function toLatency({ ttft, gap, duration, overhead }: BucketsRow): UsageLatency {
  return {
    ttft: percentiles(ttft, TTFT_BOUNDS_US),
    gap: percentiles(gap, GAP_BOUNDS_US),
    duration: percentiles(duration, DURATION_BOUNDS_US),
    overhead: percentiles(overhead, OVERHEAD_BOUNDS_US),
  };
}

function percentiles(counts: readonly number[], bounds: readonly number[]): Percentiles {
  const at = (percent: number) => percentileOf(counts, bounds, percent);
  return { p50Us: at(50), p95Us: at(95), p99Us: at(99) };
}

export function toSums(row: SumsRow): UsageSums {
  const mean = (sum: keyof SumsRow, of: number) => (of === 0 ? null : Math.round(Number(row[sum] ?? 0) / of));
  const amounts = toAmounts(row);
  return {
    ...amounts,
    meanTtftUs: mean('ttft_sum_us', Number(row.ttft_count ?? 0)),
    meanGapUs: mean('itl_sum_us', Number(row.itl_count ?? 0)),
    meanDurationUs: mean('duration_sum_us', amounts.requests),
    meanOverheadUs: mean('overhead_sum_us', amounts.requests),
  };
}

export function toAmounts(row: AmountsRow): UsageAmounts {
  const count = (column: keyof AmountsRow) => Number(row[column] ?? 0);
  return {
    requests: count('requests'),
    failedRequests: count('failed_requests'),
    unknownUsageRequests: count('unknown_usage_requests'),
    inputTokens: count('input_tokens'),
    cachedInputTokens: count('cached_input_tokens'),
    cacheWriteTokens: count('cache_write_tokens'),
    outputTokens: count('output_tokens'),
    reasoningTokens: count('reasoning_tokens'),
    costNanoUsd: BigInt(row.cost_nano_usd ?? 0),
    unknownCostRequests: count('unknown_cost_requests'),
  };
}
