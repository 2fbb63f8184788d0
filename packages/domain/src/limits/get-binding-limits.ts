import { toAuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import type { ApiKeyFinder, FoundApiKey } from '../api-key-authentication/ports.ts';
import type { ApiKey } from '../api-keys/api-key.ts';
import { findReached } from '../api-keys/managed-key.ts';
import type { ApiKeyRepositories } from '../api-keys/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { ApiKeyId, OrganizationId, TeamId, UserId, WorkspaceId } from '../kernel/ids.ts';
import {
  accessOrganization,
  notFound,
  type OrganizationAccess,
  reaches,
} from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { DayOfUse, UsageReportRepositories, UsageReportRepository } from '../usage-reports/ports.ts';
import type { UsageFilter, UsageRange } from '../usage-reports/usage-report.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { accessWorkspace } from '../workspaces/workspace-access.ts';
import { bindingLimits } from './binding-limits.ts';
import { type BudgetPace, budgetPace } from './budget-pace.ts';
import { LIMIT_SCOPES, type Limit, type LimitId, type SubscriptionId } from './limit.ts';
import { type LimitChange, limitChange, platformLimitsOf } from './limit-change.ts';
import type { LimitRepositories } from './limit-repository.ts';
import type { Admission, LimitUse } from './ports.ts';
import { isOfMoney } from './request-checks.ts';

export interface BindingLimitPorts
  extends ManagementPorts<
    ApiKeyRepositories & LimitRepositories & UsageReportRepositories & WorkspaceRepositories
  > {
  readonly apiKeyFinder: ApiKeyFinder;
  readonly admission: Pick<Admission, 'inspect'>;
}

/** A limit that the next requests of a key meet first among those of its kind. */
export interface BindingLimit extends LimitUse {
  readonly change: LimitChange;
  /** Null for rates and parallel requests, and where there is too little usage. */
  readonly pace: BudgetPace | null;
}

/** The limits of a key that bind, the one with the smallest part left first. */
export interface BindingLimitsOfKey {
  readonly apiKeyId: ApiKeyId;
  readonly limits: readonly BindingLimit[];
}

const DAY_MS = 86_400_000;
const PACE_DAYS = 7;
/** Keys of a list that are looked at together: the data plane looks up keys through the same connections. */
const AT_ONCE = 8;

/**
 * What binds a key, by the counts that admission decides by, and how long it lasts.
 *
 * @throws DomainError `not_found`, `permission_denied`, `limits_unavailable` when the counts cannot be known
 */
export async function getBindingLimits(
  caller: SignedInCaller,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  ports: BindingLimitPorts,
): Promise<BindingLimitsOfKey> {
  const { repositories } = ports.unitOfWork;
  const access = await accessWorkspace(caller, 'api_key.limits.read', workspaceId, repositories);
  const key = await findReached(access, id, repositories.apiKeys);
  const found = await ports.apiKeyFinder.findById(id);
  if (found === null) throw notFound('API key');
  const ofPlatform = await findPlatformLimits(access, ports);
  return bindingOf(caller, access, key, found, ofPlatform, ports, (limit, remaining) =>
    paceOf(limit, remaining, access.organizationId, ports),
  );
}

/**
 * The same for keys of a list, without how long it lasts. Keys that do not exist or are hidden from the caller are left out.
 *
 * @param ids at most a page of them
 * @throws DomainError `not_found`, `permission_denied`, `limits_unavailable`
 */
export async function listBindingLimits(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  ids: readonly ApiKeyId[],
  ports: BindingLimitPorts,
): Promise<readonly BindingLimitsOfKey[]> {
  const { repositories } = ports.unitOfWork;
  const access = await accessOrganization(caller, 'api_key.limits.read', organizationId, repositories);
  const ofPlatform = await findPlatformLimits(access, ports);
  const bindingOfId = async (id: ApiKeyId) => {
    const found = await ports.apiKeyFinder.findById(id);
    if (found === null || found.key.organizationId !== organizationId) return [];
    const key = await repositories.apiKeys.find(organizationId, found.key.workspaceId, id);
    if (key === null || !reaches(access, ownerOf(key))) return [];
    return [await bindingOf(caller, access, key, found, ofPlatform, ports, async () => null)];
  };
  const all: BindingLimitsOfKey[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    all.push(...(await Promise.all(ids.slice(from, from + AT_ONCE).map(bindingOfId))).flat());
  }
  return all;
}

function findPlatformLimits(
  access: OrganizationAccess,
  { unitOfWork: { repositories }, clock }: BindingLimitPorts,
): Promise<ReadonlySet<LimitId>> {
  return platformLimitsOf(access, repositories.limits, new Date(clock.nowMs()));
}

async function bindingOf(
  { actor }: SignedInCaller,
  access: OrganizationAccess,
  key: ApiKey,
  found: FoundApiKey,
  ofPlatform: ReadonlySet<LimitId>,
  { admission }: BindingLimitPorts,
  paceOfLimit: (limit: Limit, remaining: bigint) => Promise<BudgetPace | null>,
): Promise<BindingLimitsOfKey> {
  const uses = await admission.inspect(toAuthenticatedKey(found));
  const applying = uses.filter(({ limit }) => key.mode === 'live' || !isOfMoney(limit));
  const isOwnKey = reaches({ ...access, extent: 'own' }, ownerOf(key));
  const tightestFirst = [...bindingLimits(applying)].toSorted(
    (one, other) =>
      partLeft(one) - partLeft(other) ||
      LIMIT_SCOPES.indexOf(one.limit.scope) - LIMIT_SCOPES.indexOf(other.limit.scope),
  );
  const limits = await Promise.all(
    tightestFirst.map(
      async (use): Promise<BindingLimit> => ({
        ...use,
        change: limitChange(use.limit, actor, access, ofPlatform, isOwnKey),
        pace: await paceOfLimit(use.limit, use.remaining),
      }),
    ),
  );
  return { apiKeyId: key.id, limits };
}

function ownerOf({ ownerUserId, ownerServiceAccountId }: ApiKey) {
  return ownerUserId ?? ownerServiceAccountId;
}

/** 0 to 1. */
export function partLeft({ limit: { amount }, remaining }: LimitUse): number {
  return amount === 0n ? 0 : Number(remaining) / Number(amount);
}

/** By the last seven whole days, in UTC. */
async function paceOf(
  limit: Limit,
  remaining: bigint,
  organizationId: OrganizationId,
  { unitOfWork: { repositories }, clock }: BindingLimitPorts,
): Promise<BudgetPace | null> {
  if (!('window' in limit)) return null;
  const untilMs = Math.floor(clock.nowMs() / DAY_MS) * DAY_MS;
  const range = { since: new Date(untilMs - PACE_DAYS * DAY_MS), until: new Date(untilMs) };
  const days = await daysOf(limit, organizationId, range, repositories.usageReports);
  const used = days.map(({ requests, tokens, costNanoUsd }) => {
    if (limit.kind === 'request_quota') return BigInt(requests);
    return limit.kind === 'token_quota' ? tokens : costNanoUsd;
  });
  return budgetPace(remaining, used);
}

/** What a limit counts, day by day. */
async function daysOf(
  { scope, scopeId }: Limit,
  organizationId: OrganizationId,
  range: UsageRange,
  usageReports: UsageReportRepository,
): Promise<readonly DayOfUse[]> {
  switch (scope) {
    case 'team':
      return usageReports.daysOf(organizationId, { teamId: scopeId as TeamId }, range);
    case 'subscription':
      return usageReports.daysOf(organizationId, { subscriptionId: scopeId as SubscriptionId }, range);
    case 'api_key':
      return reportedDays({ apiKeyId: scopeId as ApiKeyId });
    case 'member':
      return reportedDays({ userId: scopeId as UserId });
    case 'workspace':
      return reportedDays({ workspaceId: scopeId as WorkspaceId });
    case 'organization':
      return reportedDays({});
  }

  async function reportedDays(filter: UsageFilter): Promise<readonly DayOfUse[]> {
    const selection = { reach: { organizationId, ...filter }, filter: {}, ...range };
    const points = await usageReports.series(selection, 'day', 'UTC');
    return points.map(({ totals: { sums } }) => ({
      requests: sums.requests,
      tokens: BigInt(sums.inputTokens + sums.outputTokens),
      costNanoUsd: sums.costNanoUsd,
    }));
  }
}
