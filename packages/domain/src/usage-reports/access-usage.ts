import { findReached } from '../api-keys/managed-key.ts';
import type { ApiKeyRepositories } from '../api-keys/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import {
  accessOrganization,
  notFound,
  type OrganizationAccess,
  reaches,
} from '../management/organization-access.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import { recordingRefusals, writeToOrganization, writeToPlatform } from '../management/write.ts';
import type { MemberRepositories } from '../members/ports.ts';
import type { Action } from '../permissions/permissions.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { accessWorkspace } from '../workspaces/workspace-access.ts';
import type { UsageReportRepositories } from './ports.ts';
import type { UsageFilter, UsageSubject } from './usage-report.ts';

type NeededOfUsage = ApiKeyRepositories &
  MemberRepositories &
  UsageReportRepositories &
  WorkspaceRepositories;

export type UsageReportPorts = ManagementPorts<NeededOfUsage>;

type UsageRepositories = Repositories<ApiKeyRepositories & MemberRepositories & WorkspaceRepositories>;

/**
 * What the caller may see of a subject's usage: members see that of their own keys, service accounts with the role of a
 * member that of the keys they own.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export async function accessUsage(
  caller: SignedInCaller,
  subject: UsageSubject,
  { unitOfWork: { repositories } }: UsageReportPorts,
): Promise<UsageFilter> {
  switch (subject.of) {
    case 'platform':
      requirePermission(caller.actor, 'platform.usage.read', null);
      return {};
    case 'me':
      requirePermission(caller.actor, 'profile.usage.read', null);
      return ownUsage(caller);
    default:
      return accessWithin(caller, 'usage.read', subject, repositories);
  }
}

/** The same for an export, which the audit log records. */
export function accessUsageExport(
  caller: SignedInCaller,
  subject: UsageSubject,
  ports: UsageReportPorts,
): Promise<UsageFilter> {
  return writeUsageExport(caller, subject, ports, async (reach) => reach);
}

/** The same, with what is written in the transaction of the audit record. */
export async function writeUsageExport<Result, Needed extends object>(
  caller: SignedInCaller,
  subject: UsageSubject,
  ports: ManagementPorts<NeededOfUsage & Needed>,
  work: (reach: UsageFilter, repositories: Repositories<NeededOfUsage & Needed>) => Promise<Result>,
): Promise<Result> {
  switch (subject.of) {
    case 'platform':
      return writeToPlatform(caller, 'platform.usage.export', ports, async (repositories) => ({
        result: await work({}, repositories),
        target: { kind: 'usage', id: 'platform' },
      }));
    case 'me': {
      const reach = ownUsage(caller);
      const target = { kind: 'usage', id: reach.userId as string } as const;
      return writeToPlatform(caller, 'profile.usage.export', ports, async (repositories) => ({
        result: await work(reach, repositories),
        target,
      }));
    }
    default: {
      const organizationId =
        'organizationId' in subject
          ? subject.organizationId
          : await ports.unitOfWork.repositories.workspaces.organizationOf(subject.workspaceId);
      if (organizationId === null) throw notFound('workspace');
      const sought = subject.of === 'organization' || subject.of === 'member' ? undefined : 'workspace';
      return writeToOrganization(
        caller,
        'usage.export',
        organizationId,
        ports,
        async (_, repositories) => ({
          result: await work(await accessWithin(caller, 'usage.export', subject, repositories), repositories),
          target: { kind: 'usage', id: organizationId },
        }),
        sought === undefined ? {} : { sought },
      );
    }
  }
}

/** What the caller may export now, which is recorded where it is refused only. */
export async function reachOfUsageExport(
  caller: SignedInCaller,
  subject: UsageSubject,
  ports: UsageReportPorts,
): Promise<UsageFilter> {
  const { repositories } = ports.unitOfWork;
  switch (subject.of) {
    case 'platform':
      return recordingRefusals(caller, 'platform.usage.export', null, ports, async () => {
        requirePermission(caller.actor, 'platform.usage.export', null);
        return {};
      });
    case 'me':
      return recordingRefusals(caller, 'profile.usage.export', null, ports, async () => {
        requirePermission(caller.actor, 'profile.usage.export', null);
        return ownUsage(caller);
      });
    default: {
      const organizationId = 'organizationId' in subject ? subject.organizationId : null;
      return recordingRefusals(caller, 'usage.export', organizationId, ports, () =>
        accessWithin(caller, 'usage.export', subject, repositories),
      );
    }
  }
}

async function accessWithin(
  caller: SignedInCaller,
  action: Action,
  subject: Exclude<UsageSubject, { of: 'me' | 'platform' }>,
  repositories: UsageRepositories,
): Promise<UsageFilter> {
  switch (subject.of) {
    case 'organization': {
      const access = await accessOrganization(caller, action, subject.organizationId, repositories);
      return reachOf(access, subject.organizationId);
    }
    case 'member': {
      const access = await accessOrganization(caller, action, subject.organizationId, repositories);
      const { organizationId, userId } = subject;
      const member = reaches(access, userId) && (await repositories.members.find(organizationId, userId));
      if (!member) throw notFound('member');
      return { ...reachOf(access, organizationId), userId };
    }
    case 'workspace': {
      const access = await accessWorkspace(caller, action, subject.workspaceId, repositories);
      return { ...reachOf(access, access.organizationId), workspaceId: subject.workspaceId };
    }
    case 'api_key': {
      const access = await accessWorkspace(caller, action, subject.workspaceId, repositories);
      await findReached(access, subject.apiKeyId, repositories.apiKeys);
      return {
        ...reachOf(access, access.organizationId),
        workspaceId: subject.workspaceId,
        apiKeyId: subject.apiKeyId,
      };
    }
  }
}

function reachOf(access: OrganizationAccess, organizationId: OrganizationId): UsageFilter {
  if (access.extent === 'any') return { organizationId };
  return access.userId === null
    ? { organizationId, serviceAccountId: access.serviceAccountId! }
    : { organizationId, userId: access.userId };
}

/** Organizations that the caller has left are not theirs to see. To a limited token only one organization exists. */
function ownUsage({ actor }: SignedInCaller): UsageFilter {
  if (actor.kind !== 'user') throw new Error('Only users have a profile.');
  const { userId, organizationId } = actor;
  return { userId, membershipsOf: userId, organizationId: organizationId ?? undefined };
}
