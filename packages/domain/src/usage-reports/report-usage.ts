import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type ConnectionId, type DeploymentId, newId, type OrganizationId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { CatalogSnapshot } from '../models/catalog-snapshot.ts';
import { pricesAt } from '../models/price-list.ts';
import { costOf } from '../usage/cost.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import type { ReportedKey, ReportedUsageRepositories, UsageReport } from './reported-usage.ts';

const DAY_MS = 86_400_000;
/** How old reported usage may be. Its ids are remembered for twice as long. */
export const MAX_REPORT_AGE_DAYS = 31;
/** Clocks differ. */
const MAX_AHEAD_MS = 300_000;
/** Of what no deployment of Weir's served (RFC 9562, section 5.9). */
const NONE = '00000000-0000-0000-0000-000000000000';

export interface ReportUsagePorts extends ManagementPorts<ReportedUsageRepositories> {
  readonly catalog: { readonly current: Pick<CatalogSnapshot, 'resolve'> };
}

/**
 * Takes usage into the ledger that somebody else measured: all of it or nothing, each id once. It counts for limits, which
 * refuse nothing here: it is used already.
 *
 * @returns the ids that were new
 * @throws DomainError `not_found`, `permission_denied`, `invalid_parameter` for an unknown key or model, or a time too long ago
 */
export function reportUsage(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  reports: readonly UsageReport[],
  ports: ReportUsagePorts,
): Promise<ReadonlySet<string>> {
  return writeToOrganization(caller, 'usage.report', organizationId, ports, async (_, { reportedUsage }) => {
    const keys = await reportedUsage.keys(organizationId, [
      ...new Set(reports.map(({ apiKeyId }) => apiKeyId)),
    ]);
    const records = reports.map((report, index) => {
      const key = keys.get(report.apiKeyId);
      if (key === undefined) throw invalid(index, 'api_key_id', 'is not a key of the organization');
      return toRecord(report, index, organizationId, key, ports);
    });
    return {
      result: await reportedUsage.add(organizationId, records),
      target: { kind: 'usage', id: organizationId },
    };
  });
}

function toRecord(
  report: UsageReport,
  index: number,
  organizationId: OrganizationId,
  key: ReportedKey,
  { clock, randomBytes, catalog }: ReportUsagePorts,
): UsageRecord {
  const nowMs = clock.nowMs();
  const startedMs = report.startedAt.getTime();
  if (startedMs > nowMs + MAX_AHEAD_MS) throw invalid(index, 'started_at', 'must not be in the future');
  if (startedMs < nowMs - MAX_REPORT_AGE_DAYS * DAY_MS) {
    throw invalid(index, 'started_at', `must be within the last ${MAX_REPORT_AGE_DAYS} days`);
  }
  const resolved = catalog.current.resolve(report.model, 'live');
  if (resolved === null) throw invalid(index, 'model', 'is not in the catalog');
  const { model } = resolved;
  const isFree = key.mode === 'test' || model.free;
  const prices = isFree || report.costNanoUsd !== null ? null : pricesAt(model, startedMs);
  return {
    requestId: newId<'request'>(nowMs, randomBytes),
    clientRequestId: report.id,
    organizationId,
    workspaceId: key.workspaceId,
    apiKeyId: key.id,
    userId: key.ownerUserId,
    teamId: key.ownerTeamId,
    operation: 'report',
    streamed: false,
    model: model.name,
    modelId: model.id,
    deploymentId: NONE as DeploymentId,
    connectionId: NONE as ConnectionId,
    provider: report.provider,
    upstreamModel: model.name,
    responseModel: null,
    startedAt: report.startedAt,
    ending: 'completed',
    status: null,
    errorCode: null,
    finishReason: null,
    usage: report.usage,
    usageSource: 'reported',
    units: null,
    costNanoUsd: isFree ? 0n : (report.costNanoUsd ?? costOf(report.usage, prices!, 'tokens')),
    ttftUs: null,
    upstreamTtftUs: null,
    itl: null,
    durationUs: report.durationUs,
    overheadUs: 0,
    requestBytes: 0,
    responseBytes: 0,
    attempts: [],
    clientUser: null,
    tags: null,
    upstreamRequestId: null,
    priceId: prices?.id ?? null,
    subscriptionId: key.subscriptions.get(model.id) ?? null,
    leaseHolder: null,
    isFallback: null,
    ...{ authenticatedUs: null, bodyReceivedUs: null, admittedUs: null, lastTokenUs: null },
    admissionLimits: null,
    settledBy: 'ledger',
  };
}

function invalid(index: number, field: string, problem: string): DomainError {
  const param = `records.${index}.${field}`;
  return new DomainError('invalid_parameter', `${param}: ${problem}`, { param });
}
