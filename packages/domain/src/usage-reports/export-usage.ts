import type { SignedInCaller } from '../kernel/actor.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import { accessUsageExport, type UsageReportPorts } from './access-usage.ts';
import { type AskedRange, toUsageRange } from './usage-range.ts';
import type { RecordPosition, UsageFilter, UsageSubject } from './usage-report.ts';

/** Records per read. */
const BATCH_SIZE = 500;

/** Reads an export in batches, on demand. */
export interface UsageExport {
  /** The next records, newest first, may be none; null when there are no more. Throws DomainError `database_unavailable`. */
  next(): Promise<readonly UsageRecord[] | null>;
}

/**
 * Begins an export of records, and records that in the audit log. Throws DomainError `not_found`, `permission_denied`,
 * `invalid_parameter`.
 */
export async function exportUsage(
  caller: SignedInCaller,
  subject: UsageSubject,
  filter: UsageFilter,
  asked: AskedRange,
  ports: UsageReportPorts,
): Promise<UsageExport> {
  const range = toUsageRange(asked, ports.clock.nowMs());
  const reach = await accessUsageExport(caller, subject, ports);
  const { usageReports } = ports.unitOfWork.repositories;
  let after: RecordPosition | null = null;
  let done = false;
  return {
    async next() {
      if (done) return null;
      const part = await usageReports.records({ reach, filter, ...range }, BATCH_SIZE, after);
      after = part.next;
      done = part.next === null;
      return part.items;
    },
  };
}
