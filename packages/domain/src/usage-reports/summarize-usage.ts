import type { SignedInCaller } from '../kernel/actor.ts';
import { accessUsage, type UsageReportPorts } from './access-usage.ts';
import { type AskedRange, toSumsRange } from './usage-range.ts';
import type { UsageFilter, UsageSubject, UsageSummary } from './usage-report.ts';

/**
 * The totals of a range and of the range before it. Throws DomainError `not_found`, `permission_denied`,
 * `invalid_parameter`.
 */
export async function summarizeUsage(
  caller: SignedInCaller,
  subject: UsageSubject,
  filter: UsageFilter,
  asked: AskedRange,
  ports: UsageReportPorts,
): Promise<UsageSummary> {
  const reach = await accessUsage(caller, subject, ports);
  const { since, until } = toSumsRange(asked, filter, ports.clock.nowMs());
  const { usageReports } = ports.unitOfWork.repositories;
  const before = new Date(2 * since.getTime() - until.getTime());
  const [totals, previous] = await Promise.all([
    usageReports.totals({ reach, filter, since, until }),
    usageReports.totals({ reach, filter, since: before, until: since }),
  ]);
  return { since, until, totals, previous: { since: before, until: since, totals: previous } };
}
