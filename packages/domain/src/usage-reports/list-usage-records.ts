import type { SignedInCaller } from '../kernel/actor.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import { accessUsage, type UsageReportPorts } from './access-usage.ts';
import type { PartOf } from './ports.ts';
import { type AskedRange, toUsageRange } from './usage-range.ts';
import type { RecordPosition, UsageFilter, UsageRange, UsageSubject } from './usage-report.ts';

export interface RecordPart {
  /** 1–100. */
  readonly limit: number;
  readonly after: RecordPosition | null;
}

/** Records, newest first. Throws DomainError `not_found`, `permission_denied`, `invalid_parameter`. */
export async function listUsageRecords(
  caller: SignedInCaller,
  subject: UsageSubject,
  filter: UsageFilter,
  { limit, after, ...asked }: AskedRange & RecordPart,
  ports: UsageReportPorts,
): Promise<UsageRange & PartOf<UsageRecord, RecordPosition>> {
  const reach = await accessUsage(caller, subject, ports);
  const range = toUsageRange(asked, ports.clock.nowMs());
  const { usageReports } = ports.unitOfWork.repositories;
  return { ...range, ...(await usageReports.records({ reach, filter, ...range }, limit, after)) };
}
