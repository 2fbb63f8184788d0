import type { LiveRequest } from '../inference/live-request.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { LimitId, LimitKind, LimitScope } from '../limits/limit.ts';
import { type LimitChange, limitChange, platformLimitsOf } from '../limits/limit-change.ts';
import type { LimitRepositories } from '../limits/limit-repository.ts';
import type { LiveRequestBoard } from '../live-requests/live-request-board.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { RefusalRepositories } from '../refusals/ports.ts';
import type { RefusalCount } from '../refusals/refusal.ts';
import type { RefusalAggregator } from '../refusals/refusal-aggregator.ts';
import { accessUsage, type UsageReportPorts } from '../usage-reports/access-usage.ts';
import type { RecordedUsage } from '../usage-reports/ports.ts';
import type { UsageFilter, UsageSubject } from '../usage-reports/usage-report.ts';

export type FindRequestPorts = UsageReportPorts &
  ManagementPorts<RefusalRepositories & LimitRepositories> & {
    readonly liveRequests: Pick<LiveRequestBoard, 'listOf' | 'listAll'>;
    /** Of this process: written first, so that what was refused a moment ago is found. */
    readonly refusals: Pick<RefusalAggregator, 'write'>;
  };

/** What became of a request. */
export type FoundRequest =
  | ({ readonly kind: 'record' } & RecordedUsage)
  | { readonly kind: 'running'; readonly request: LiveRequest }
  | {
      readonly kind: 'refusal';
      /** The count that has the request; its facts are those of the last one that it counts. */
      readonly refusal: RefusalCount;
      /** How the limits that were looked at can be changed. */
      readonly changes: readonly LimitChange[];
    };

/** Whose requests are looked through. */
export type RequestSubject = Extract<UsageSubject, { of: 'organization' | 'platform' }>;

/**
 * Finds a request by the id of its record, or by its `x-request-id`; the latest one, where a client sent an id twice. Of a flood
 * of refusals, the first 20 of a minute and the last are found.
 *
 * @throws DomainError `not_found` also for what the caller may not see, `permission_denied`
 */
export async function findRequest(
  caller: SignedInCaller,
  subject: RequestSubject,
  id: string,
  ports: FindRequestPorts,
): Promise<FoundRequest> {
  const reach = await accessUsage(caller, subject, ports);
  const { usageReports, refusals } = ports.unitOfWork.repositories;
  const recorded = await usageReports.find(reach, id);
  if (recorded !== null) return { kind: 'record', ...recorded };
  const request = await findRunning(subject, reach, id, ports);
  if (request !== undefined) return { kind: 'running', request };
  await ports.refusals.write();
  const refusal = await refusals.find(reach, id);
  // It may have ended in between.
  const ended = refusal === null ? await usageReports.find(reach, id) : null;
  if (ended !== null) return { kind: 'record', ...ended };
  if (refusal === null) throw notFound('request');
  return { kind: 'refusal', refusal, changes: await changesOf(caller, subject, reach, refusal, ports) };
}

async function changesOf(
  caller: SignedInCaller,
  subject: RequestSubject,
  reach: UsageFilter,
  { key, limits }: RefusalCount,
  { clock, unitOfWork: { repositories } }: FindRequestPorts,
): Promise<readonly LimitChange[]> {
  if (key === null || limits.length === 0) return [];
  const at = new Date(clock.nowMs());
  const ofPlatform = await platformLimitsOf(key, repositories.limits, at);
  const { role } =
    subject.of === 'organization'
      ? await accessOrganization(caller, 'usage.read', subject.organizationId, repositories)
      : { role: null };
  // Who sees own requests only sees this one because the key is theirs.
  const isOwnKey = (reach.userId ?? reach.serviceAccountId) !== undefined;
  return limits.map(({ id, kind, scope }) => {
    const limit = { id: id as LimitId, kind: kind as LimitKind, scope: scope as LimitScope };
    return limitChange(limit, caller.actor, { role }, ofPlatform, isOwnKey);
  });
}

async function findRunning(
  subject: RequestSubject,
  { userId, serviceAccountId }: UsageFilter,
  id: string,
  { liveRequests }: FindRequestPorts,
): Promise<LiveRequest | undefined> {
  // Running requests do not say which service account has their key.
  if (serviceAccountId !== undefined) return undefined;
  const running =
    subject.of === 'platform'
      ? await liveRequests.listAll()
      : await liveRequests.listOf(subject.organizationId, userId ?? null);
  return running.find(({ requestId, clientRequestId }) => requestId === id || clientRequestId === id);
}
