import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { nameActors } from '../members/name-actors.ts';
import type { ActorNameRepositories } from '../members/ports.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { accessUsage, type UsageReportPorts } from './access-usage.ts';
import type { PartOf, UsageShareQuery } from './ports.ts';
import { type AskedRange, toSumsRange } from './usage-range.ts';
import type {
  SharePosition,
  UsageDimension,
  UsageFilter,
  UsageRange,
  UsageShare,
  UsageSubject,
} from './usage-report.ts';

export interface UsageBreakdown extends UsageRange, PartOf<UsageShare, SharePosition> {
  /** Of keys, workspaces, organizations and people, by id: of those that there are, and that the caller may list. */
  readonly names: ReadonlyMap<string, string>;
}

type Ports = UsageReportPorts & ManagementPorts<ActorNameRepositories>;

/**
 * Usage by model, provider, key, member, workspace or organization, the largest first. Throws DomainError `not_found`,
 * `permission_denied`, `invalid_parameter`.
 */
export async function breakDownUsage(
  caller: SignedInCaller,
  subject: UsageSubject,
  filter: UsageFilter,
  asked: AskedRange & UsageShareQuery,
  ports: Ports,
): Promise<UsageBreakdown> {
  const reach = await accessUsage(caller, subject, ports);
  const range = toSumsRange(asked, filter, ports.clock.nowMs());
  const { usageReports } = ports.unitOfWork.repositories;
  const { by, order, limit, after, beginning } = asked;
  if (beginning !== undefined && by === 'member') await requireNames(caller, reach, ports);
  const query = { by, order, limit, after, beginning };
  const part = await usageReports.shares({ reach, filter, ...range }, query);
  const ids = part.items.flatMap(({ id }) => id ?? []);
  return { ...range, ...part, names: await namesOf(caller, by, ids, reach.organizationId ?? null, ports) };
}

/** Whoever may not list people must not learn their names from what a search finds. */
async function requireNames(
  caller: SignedInCaller,
  { organizationId, userId }: UsageFilter,
  { unitOfWork: { repositories } }: Ports,
): Promise<void> {
  if (userId !== undefined) return;
  if (organizationId === undefined) requirePermission(caller.actor, 'user.list', null);
  else await accessOrganization(caller, 'member.list', organizationId, repositories);
}

async function namesOf(
  caller: SignedInCaller,
  by: UsageDimension,
  ids: readonly string[],
  organizationId: OrganizationId | null,
  ports: Ports,
): Promise<ReadonlyMap<string, string>> {
  if (by === 'model' || by === 'provider' || ids.length === 0) return new Map();
  if (by === 'member') return nameActors(caller, organizationId, ids, ports);
  return ports.unitOfWork.repositories.usageReports.names(by, ids, organizationId);
}
