import type { ManagementPorts } from '../management/unit-of-work.ts';
import { newEvent } from '../outbox/new-event.ts';
import type { OutboxTelemetry } from '../telemetry/ports.ts';
import { DURATION_BOUNDS_US, percentileOf, TTFT_BOUNDS_US } from '../usage/latency-buckets.ts';
import type { AlertMetric, AlertRule, AlertRuleId } from './alert-rule.ts';
import type { AlertRepositories, MeasuredAlertRule } from './ports.ts';

/** A little less than a minute: replicas look every 15 seconds. */
const INTERVAL_MS = 55_000;
const BATCH = 100;

/** A transition of a rule, of which there is one event. */
interface Transition {
  readonly metric: AlertMetric;
  readonly to: 'fired' | 'resolved';
}

/**
 * Measures every active rule, about once a minute, and tells those that fire or resolve: once each. Does nothing when another
 * replica did so just now.
 *
 * @returns how many fired or resolved
 */
export async function evaluateAlertRules(
  ports: ManagementPorts<AlertRepositories> & { readonly telemetry: OutboxTelemetry },
): Promise<number> {
  const changed = await ports.unitOfWork.transaction(async (repositories) => {
    const transitions: Transition[] = [];
    if ((await repositories.backgroundJobs.claim('alert_rules', INTERVAL_MS)) === null) return transitions;
    const at = new Date(ports.clock.nowMs());
    let after: AlertRuleId | null = null;
    for (;;) {
      const batch: readonly MeasuredAlertRule[] = await repositories.alertRules.measure(at, after, BATCH);
      for (const measured of batch) {
        const transition = await evaluate(measured, at, repositories, ports);
        if (transition !== null) transitions.push(transition);
      }
      if (batch.length < BATCH) return transitions;
      after = batch.at(-1)!.rule.id;
    }
  });
  for (const { metric, to } of changed) ports.telemetry.alertChanged(metric, to);
  return changed.length;
}

async function evaluate(
  measured: MeasuredAlertRule,
  at: Date,
  { alertRules, outbox }: AlertRepositories,
  ports: ManagementPorts,
): Promise<Transition | null> {
  const { rule } = measured;
  const { value, requests } = measuredValue(measured);
  const to = transitionOf(rule, value, requests);
  const firedAt = to === null ? rule.firedAt : to === 'fired' ? at : null;
  const shown = requests >= rule.minRequests ? value : null;
  if (to === null && shown === rule.lastValue) return null;
  if (!(await alertRules.note(rule, firedAt, shown)) || to === null) return null;
  const data = {
    alert_rule_id: rule.id,
    name: rule.name,
    metric: rule.metric,
    window: rule.window,
    model: rule.model,
    threshold: `${rule.threshold}`,
    value: shown === null ? null : `${shown}`,
    requests,
    fired_at: (rule.firedAt ?? at).toISOString(),
  };
  const event = { type: `alert.${to}`, data } as const;
  await outbox.add([newEvent(rule.organizationId, event, { organizationAdmins: true }, ports)]);
  return { metric: rule.metric, to };
}

/** The value of a rule's metric, and the requests that it was measured by. */
function measuredValue({
  rule: { metric },
  requests,
  failedRequests,
  costNanoUsd,
  ttftBuckets,
  durationBuckets,
}: MeasuredAlertRule): { readonly value: bigint | null; readonly requests: number } {
  switch (metric) {
    case 'spend_nano_usd':
      return { value: costNanoUsd, requests };
    case 'error_percent':
      return {
        value: requests === 0 ? null : BigInt(Math.floor((100 * failedRequests) / requests)),
        requests,
      };
    case 'ttft_p95_ms':
      return p95(ttftBuckets, TTFT_BOUNDS_US);
    case 'duration_p95_ms':
      return p95(durationBuckets, DURATION_BOUNDS_US);
  }
}

function p95(counts: readonly number[], boundsUs: readonly number[]) {
  const us = percentileOf(counts, boundsUs, 95);
  const requests = counts.reduce((sum, count) => sum + count, 0);
  return { value: us === null ? null : BigInt(Math.round(us / 1_000)), requests };
}

/**
 * Whether a rule fires or resolves. Between firing and resolving lies a tenth of the threshold, and half of the requests that
 * are needed, so that a value that stays near either does not tell again and again.
 */
function transitionOf(
  { threshold, minRequests, firedAt }: AlertRule,
  value: bigint | null,
  requests: number,
): 'fired' | 'resolved' | null {
  if (firedAt === null) {
    return value !== null && requests >= minRequests && value >= threshold ? 'fired' : null;
  }
  const isLow = value === null || value * 10n < threshold * 9n;
  return isLow || requests * 2 < minRequests ? 'resolved' : null;
}
