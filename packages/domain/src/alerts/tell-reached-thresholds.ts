import type { ManagementPorts } from '../management/unit-of-work.ts';
import { newEvent } from '../outbox/new-event.ts';
import type { OutboxTelemetry } from '../telemetry/ports.ts';
import type { AlertRepositories, ReachedThreshold } from './ports.ts';

/** A little less than the time between two looks of one replica. */
const INTERVAL_MS = 12_000;
/** Counters are looked at again for so long: a transaction may commit later than its time says. */
const OVERLAP_MS = 300_000;
const BATCH = 500;
const MAX_BATCHES = 20;

/**
 * Tells the thresholds that limits have reached since the last look: each once for a limit, period and amount, and of several at
 * once the highest. Does nothing when another replica looked just now.
 *
 * @returns how many were told
 */
export async function tellReachedThresholds(
  ports: ManagementPorts<AlertRepositories> & { readonly telemetry: OutboxTelemetry },
): Promise<number> {
  const told = await ports.unitOfWork.transaction(async (repositories) => {
    const ranAt = await repositories.backgroundJobs.claim('limit_thresholds', INTERVAL_MS);
    if (ranAt === null) return [];
    const since = new Date(Math.max(0, ranAt.getTime() - OVERLAP_MS));
    const reached: ReachedThreshold[] = [];
    for (let batch = 0; batch < MAX_BATCHES; batch++) {
      const { noted, highest } = await repositories.limitThresholds.reach(since, BATCH);
      reached.push(...highest);
      if (noted < BATCH) break;
    }
    const events = reached.map((threshold) => {
      const event = { type: 'limit.threshold_reached', data: toData(threshold) } as const;
      return newEvent(threshold.organizationId, event, { organizationAdmins: true }, ports);
    });
    if (events.length > 0) await repositories.outbox.add(events);
    return reached;
  });
  for (const { kind } of told) ports.telemetry.thresholdReached(kind);
  return told.length;
}

function toData(threshold: ReachedThreshold) {
  return {
    limit_id: threshold.limitId,
    scope: threshold.scope,
    scope_id: threshold.scopeId,
    model_id: threshold.modelId,
    kind: threshold.kind,
    period: threshold.period,
    period_start: threshold.periodStart?.toISOString() ?? null,
    resets_at: threshold.resetsAt?.toISOString() ?? null,
    threshold_percent: threshold.thresholdPercent,
    amount: `${threshold.amount}`,
    used: `${threshold.used}`,
    hard: threshold.hard,
  };
}
