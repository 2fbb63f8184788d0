import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { writeToPlatform } from '../management/write.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { countDays } from './analytics-days.ts';
import type { AnalyticsPorts } from './analyze-usage.ts';
import type { RebuiltDays } from './daily-usage-cache.ts';
import type { DailyUsageStore } from './ports.ts';

const DAY_MS = 86_400_000;
/** Of the cache, which has no need of sums. */
const MAX_DAYS = 1_100;

/**
 * Reads the present day (UTC) anew.
 *
 * @returns when
 * @throws DomainError `permission_denied`, `scope_missing`; `database_unavailable` when another gateway reads it and does not end
 */
export async function refreshToday(caller: SignedInCaller, ports: AnalyticsPorts): Promise<Date> {
  await recordWrite(caller, 'platform.usage.refresh', ports);
  const nowMs = ports.clock.nowMs();
  const { remaining } = await ports.dailyUsage.rebuild({
    since: new Date(nowMs),
    until: new Date(nowMs + 1),
  });
  if (remaining.length > 0) {
    throw new DomainError(
      'database_unavailable',
      'Another gateway is already calculating this day. Try again shortly.',
      {
        retryable: true,
      },
    );
  }
  return new Date(ports.clock.nowMs());
}

/**
 * Builds days (UTC) of the day cache anew, both included, the latest first: as many as there is time for.
 *
 * @throws DomainError `permission_denied`, `scope_missing`, `invalid_parameter`
 */
export async function rebuildDailyUsage(
  caller: SignedInCaller,
  asked: Partial<RebuildRange>,
  ports: AnalyticsPorts,
): Promise<RebuiltDays> {
  const { startDate, endDate } = toRebuildRange(asked, ports);
  await recordWrite(caller, 'platform.usage.rebuild', ports);
  return ports.dailyUsage.rebuild({
    since: new Date(Date.parse(startDate)),
    until: new Date(Date.parse(endDate) + DAY_MS),
  });
}

/** Days (UTC), `YYYY-MM-DD`, both included. */
export interface RebuildRange {
  readonly startDate: string | undefined;
  readonly endDate: string | undefined;
}

/** The days that are asked for; by default those of the longest range. Throws DomainError `invalid_parameter`. */
export function toRebuildRange(
  { startDate, endDate }: Partial<RebuildRange>,
  { analytics, clock }: Pick<AnalyticsPorts, 'analytics' | 'clock'>,
): { readonly startDate: string; readonly endDate: string; readonly days: number } {
  const end = endDate ?? new Date(clock.nowMs()).toISOString().slice(0, 10);
  const start =
    startDate ?? new Date(Date.parse(end) - (analytics.maxDays - 1) * DAY_MS).toISOString().slice(0, 10);
  countDays({ startDate: start, endDate: end, timeZone: 'UTC' }, MAX_DAYS);
  // What is yet to come has no usage.
  const last = Math.min(Date.parse(end), clock.nowMs());
  const days = Math.max(0, Math.floor((last - Date.parse(start)) / DAY_MS) + 1);
  return { startDate: start, endDate: end, days };
}

/** What happened at the day cache, in all gateways. Throws DomainError `permission_denied`, `scope_missing`. */
export function readCacheMetrics(
  caller: SignedInCaller,
  { dailyUsage }: AnalyticsPorts,
): ReturnType<DailyUsageStore['counts']> {
  requirePermission(caller.actor, 'platform.usage.read', null);
  return dailyUsage.counts();
}

/** In the audit log before anything is read: what is built afterwards are transactions of their own. */
function recordWrite(
  caller: SignedInCaller,
  action: 'platform.usage.refresh' | 'platform.usage.rebuild',
  ports: AnalyticsPorts,
): Promise<void> {
  return writeToPlatform(caller, action, ports, async () => ({
    result: undefined,
    target: { kind: 'usage', id: 'platform' },
  }));
}
