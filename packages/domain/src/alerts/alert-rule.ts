import { DomainError } from '../kernel/domain-error.ts';
import type { Id, OrganizationId, UserId } from '../kernel/ids.ts';
import { DURATION_BOUNDS_US, TTFT_BOUNDS_US } from '../usage/latency-buckets.ts';

export type AlertRuleId = Id<'alert-rule'>;

/** What is measured over the window; its unit is at the end of its name. */
export const ALERT_METRICS = ['spend_nano_usd', 'error_percent', 'ttft_p95_ms', 'duration_p95_ms'] as const;
export type AlertMetric = (typeof ALERT_METRICS)[number];

/** In minutes, by what they are called. */
export const ALERT_WINDOWS = { '15m': 15, '1h': 60, '1d': 1_440 } as const;
export type AlertWindow = keyof typeof ALERT_WINDOWS;

/** Fires when the metric reaches the threshold, and resolves when it is a tenth below it. */
export interface AlertRule {
  readonly id: AlertRuleId;
  readonly organizationId: OrganizationId;
  /** Unique in the organization. */
  readonly name: string;
  readonly metric: AlertMetric;
  readonly window: AlertWindow;
  /** Only requests for this model, by the name in usage; null for all. */
  readonly model: string | null;
  /** In the unit of the metric. */
  readonly threshold: bigint;
  /** With fewer requests in the window nothing fires. */
  readonly minRequests: number;
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly deactivatedAt: Date | null;
  /** Since when it is firing; null while it is not. */
  readonly firedAt: Date | null;
  /** Of the last evaluation; null where there were too few requests. */
  readonly lastValue: bigint | null;
}

export const MAX_ALERT_RULES = 50;

/** What a threshold may be at most: what is counted in buckets is not measured above the last bound. */
const MAX_THRESHOLDS: Readonly<Record<AlertMetric, bigint>> = {
  spend_nano_usd: 2n ** 63n - 1n,
  error_percent: 100n,
  ttft_p95_ms: BigInt(TTFT_BOUNDS_US.at(-1)! / 1_000),
  duration_p95_ms: BigInt(DURATION_BOUNDS_US.at(-1)! / 1_000),
};

/** Throws DomainError `invalid_parameter` for a threshold that is never reached. */
export function requireThreshold(metric: AlertMetric, threshold: bigint): void {
  const maximum = MAX_THRESHOLDS[metric];
  if (threshold >= 1n && threshold <= maximum) return;
  throw new DomainError('invalid_parameter', `threshold must be 1 to ${maximum} for ${metric}.`, {
    param: 'threshold',
  });
}
