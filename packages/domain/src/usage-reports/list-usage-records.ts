import type { SignedInCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { nameActors } from '../members/name-actors.ts';
import type { ActorNameRepositories } from '../members/ports.ts';
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

export interface UsageRecordList extends UsageRange, PartOf<UsageRecord, RecordPosition> {
  /** Of keys and their owners, by id: of those that there are, and that the caller may list. */
  readonly names: ReadonlyMap<string, string>;
}

/** Records, newest first. Throws DomainError `not_found`, `permission_denied`, `invalid_parameter`. */
export async function listUsageRecords(
  caller: SignedInCaller,
  subject: UsageSubject,
  filter: UsageFilter,
  { limit, after, ...asked }: AskedRange & RecordPart,
  ports: UsageReportPorts & ManagementPorts<ActorNameRepositories>,
): Promise<UsageRecordList> {
  const reach = await accessUsage(caller, subject, ports);
  const range = toUsageRange(asked, ports.clock.nowMs());
  const { usageReports } = ports.unitOfWork.repositories;
  const part = await usageReports.records({ reach, filter, ...range }, limit, after);
  const organizationId = reach.organizationId ?? null;
  const keyIds = [...new Set(part.items.map(({ apiKeyId }) => apiKeyId))];
  const userIds = part.items.flatMap(({ userId }) => userId ?? []);
  const keys = keyIds.length === 0 ? [] : await usageReports.names('api_key', keyIds, organizationId);
  const owners = await nameActors(caller, organizationId, userIds, ports);
  return { ...range, ...part, names: new Map([...keys, ...owners]) };
}
