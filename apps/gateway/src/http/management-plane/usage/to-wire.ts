import type { UsageSeries, UsageTotals as UsageTotalsContract } from '@weir/contracts/usage';
import { formatUsd } from '@weir/domain/kernel';
import type {
  Percentiles,
  UsagePoint,
  UsageRange,
  UsageShare,
  UsageSums,
  UsageTotals,
} from '@weir/domain/usage-reports';
import type { z } from 'zod';

type TotalsWire = z.input<typeof UsageTotalsContract>;

export function toRangeWire({ since, until }: UsageRange) {
  return { since: since.toISOString(), until: until.toISOString() };
}

function toSumsWire(sums: UsageSums): Omit<TotalsWire, 'latency'> {
  return {
    requests: sums.requests,
    failed_requests: sums.failedRequests,
    unknown_usage_requests: sums.unknownUsageRequests,
    input_tokens: sums.inputTokens,
    cached_input_tokens: sums.cachedInputTokens,
    cache_write_tokens: sums.cacheWriteTokens,
    output_tokens: sums.outputTokens,
    reasoning_tokens: sums.reasoningTokens,
    cost_nano_usd: sums.costNanoUsd.toString(),
    cost: formatUsd(sums.costNanoUsd),
    unknown_cost_requests: sums.unknownCostRequests,
    mean_ttft_us: sums.meanTtftUs,
    mean_gap_us: sums.meanGapUs,
    mean_duration_us: sums.meanDurationUs,
    mean_overhead_us: sums.meanOverheadUs,
  };
}

export function toTotalsWire({ sums, latency }: UsageTotals): TotalsWire {
  return {
    ...toSumsWire(sums),
    latency: {
      ttft: toPercentilesWire(latency.ttft),
      gap: toPercentilesWire(latency.gap),
      duration: toPercentilesWire(latency.duration),
      overhead: toPercentilesWire(latency.overhead),
    },
  };
}

export function toShareWire({ id, sums }: UsageShare) {
  return { id, ...toSumsWire(sums) };
}

export function toPointWire({
  startsAt,
  endsAt,
  totals,
}: UsagePoint): z.input<typeof UsageSeries>['data'][number] {
  return { starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString(), ...toTotalsWire(totals) };
}

export function toPercentilesWire({ p50Us, p95Us, p99Us }: Percentiles) {
  return { p50_us: p50Us, p95_us: p95Us, p99_us: p99Us };
}
