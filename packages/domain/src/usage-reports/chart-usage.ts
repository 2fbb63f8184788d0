import type { SignedInCaller } from '../kernel/actor.ts';
import { accessUsage, type UsageReportPorts } from './access-usage.ts';
import { type AskedRange, checkGranularity, toSumsRange } from './usage-range.ts';
import type { Granularity, UsageFilter, UsagePoint, UsageRange, UsageSubject } from './usage-report.ts';

export interface UsageChart {
  readonly granularity: Granularity;
  /** A name of the IANA database. */
  readonly timeZone: string;
}

export interface UsageSeries extends UsageRange, UsageChart {
  readonly points: readonly UsagePoint[];
}

/**
 * Usage over time, by periods of a calendar. Throws DomainError `not_found`, `permission_denied`, `invalid_parameter` (also
 * for an unknown time zone).
 */
export async function chartUsage(
  caller: SignedInCaller,
  subject: UsageSubject,
  filter: UsageFilter,
  asked: AskedRange & UsageChart,
  ports: UsageReportPorts,
): Promise<UsageSeries> {
  const reach = await accessUsage(caller, subject, ports);
  const nowMs = ports.clock.nowMs();
  const range = toSumsRange(asked, filter, nowMs);
  const { granularity, timeZone } = asked;
  checkGranularity(granularity, range, nowMs);
  const { usageReports } = ports.unitOfWork.repositories;
  const points = await usageReports.series({ reach, filter, ...range }, granularity, timeZone);
  return { ...range, granularity, timeZone, points };
}
