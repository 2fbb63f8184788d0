import type { AnalyticsSettings } from './analytics-settings.ts';

export const TREND_METRICS = [
  'requests',
  'cost_nano_usd',
  'active_users',
  'total_tokens',
  'prompt_tokens',
  'completion_tokens',
] as const;

export type TrendMetric = (typeof TREND_METRICS)[number];

/** `new`: there was nothing before, so that no percentage says how much it changed. */
export type TrendDirection = 'up' | 'down' | 'stable' | 'new';

export interface Trend {
  readonly metric: TrendMetric;
  readonly current: bigint;
  /** Null where there was nothing. */
  readonly previous: bigint | null;
  /** Rounded; null where there was nothing before, and something is now. */
  readonly changePercent: number | null;
  readonly direction: TrendDirection;
}

type Settings = Pick<AnalyticsSettings, 'trendStablePercent' | 'trendDecimals'>;

/** How a number changed. Pure. */
export function trendOf(
  metric: TrendMetric,
  current: bigint,
  before: bigint,
  { trendStablePercent, trendDecimals }: Settings,
): Trend {
  if (before === 0n) {
    const direction = current === 0n ? 'stable' : 'new';
    return { metric, current, previous: null, changePercent: current === 0n ? 0 : null, direction };
  }
  const percent = (Number(current - before) / Number(before)) * 100;
  const direction = Math.abs(percent) <= trendStablePercent ? 'stable' : percent > 0 ? 'up' : 'down';
  return {
    metric,
    current,
    previous: before,
    changePercent: Number(percent.toFixed(trendDecimals)) + 0,
    direction,
  };
}
