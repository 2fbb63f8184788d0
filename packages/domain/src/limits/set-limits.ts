import { findReachedForUpdate, requireChangeable } from '../api-keys/managed-key.ts';
import type { AuditTarget } from '../audit/audit-record.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import { type Write, writeToOrganization, writeToPlatform } from '../management/write.ts';
import { checkKeyLimits, isBoundByMaximums } from '../platform-settings/key-maximums.ts';
import type { PlatformSettingsRepositories } from '../platform-settings/platform-settings.ts';
import { writeToWorkspace } from '../workspaces/workspace-access.ts';
import type { LimitedThingRepositories } from './get-limits.ts';
import type { LimitState, LimitSubject } from './limit-repository.ts';
import type { LimitedThing } from './limited-thing.ts';
import { type LimitInput, replaceLimits } from './replace-limits.ts';

type Needed = LimitedThingRepositories & PlatformSettingsRepositories;

/** What several writes to the same thing at once must not mix. */
const EXCLUSIVE = { lock: 'exclusive' } as const;

/**
 * Makes these the only limits of a thing: what is not among them is no longer limited. Running gateways apply the change
 * within a second. The platform's limits of an organization are the platform's to set; whoever may change a key sets its
 * limits, within the maximums of the platform.
 *
 * @throws DomainError `not_found` for what does not exist or is hidden from the caller; `permission_denied`,
 *   `already_revoked`; `invalid_parameter` for a model that does not exist and for what is above a maximum
 */
export function setLimits(
  caller: SignedInCaller,
  thing: LimitedThing,
  limits: readonly LimitInput[],
  ports: ManagementPorts<Needed>,
): Promise<readonly LimitState[]> {
  const replace = (
    organizationId: OrganizationId,
    subject: LimitSubject,
    target: AuditTarget,
    repositories: Repositories<Needed>,
  ) => replacing(organizationId, subject, limits, target, repositories, ports);
  const { scope } = thing;
  switch (scope) {
    case 'organization': {
      const { organizationId, setBy } = thing;
      const replaceOfOrganization = (repositories: Repositories<Needed>) =>
        replace(
          organizationId,
          { scope, scopeId: organizationId, setBy },
          { kind: 'organization', id: organizationId },
          repositories,
        );
      if (setBy === 'organization') {
        return writeToOrganization(
          caller,
          'organization.limits.update',
          organizationId,
          ports,
          (_, repositories) => replaceOfOrganization(repositories),
          EXCLUSIVE,
        );
      }
      const action = 'platform.limits.update';
      return writeToPlatform(caller, action, ports, async (repositories) => {
        await accessOrganization(caller, action, organizationId, repositories, EXCLUSIVE);
        return { ...(await replaceOfOrganization(repositories)), organizationId };
      });
    }
    case 'workspace': {
      const { workspaceId } = thing;
      return writeToWorkspace(
        caller,
        'workspace.limits.update',
        workspaceId,
        ports,
        ({ organizationId }, repositories) =>
          replace(
            organizationId,
            { scope, scopeId: workspaceId, setBy: 'organization' },
            { kind: 'workspace', id: workspaceId },
            repositories,
          ),
        EXCLUSIVE,
      );
    }
    case 'team': {
      const { organizationId, teamId } = thing;
      return writeToOrganization(
        caller,
        'team.limits.update',
        organizationId,
        ports,
        async (_, repositories) => {
          if ((await repositories.teams.find(organizationId, teamId)) === null) throw notFound('team');
          return replace(
            organizationId,
            { scope, scopeId: teamId, setBy: 'organization' },
            { kind: 'team', id: teamId },
            repositories,
          );
        },
        EXCLUSIVE,
      );
    }
    case 'member': {
      const { organizationId, userId } = thing;
      return writeToOrganization(
        caller,
        'member.limits.update',
        organizationId,
        ports,
        async (_, repositories) => {
          if ((await repositories.members.find(organizationId, userId)) === null) throw notFound('member');
          return replace(
            organizationId,
            { scope, scopeId: userId, setBy: 'organization' },
            { kind: 'member', id: userId },
            repositories,
          );
        },
        EXCLUSIVE,
      );
    }
    case 'api_key': {
      const { workspaceId, keyId } = thing;
      return writeToWorkspace(
        caller,
        'api_key.limits.update',
        workspaceId,
        ports,
        async (access, repositories) => {
          const key = await findReachedForUpdate(access, keyId, repositories.apiKeys);
          requireChangeable(key);
          if (isBoundByMaximums(caller.actor)) {
            checkKeyLimits(limits, await repositories.platformSettings.find());
          }
          return replace(
            access.organizationId,
            { scope, scopeId: keyId, setBy: 'organization' },
            { kind: 'api_key', id: keyId },
            repositories,
          );
        },
      );
    }
  }
}

async function replacing(
  organizationId: OrganizationId,
  subject: LimitSubject,
  limits: readonly LimitInput[],
  target: AuditTarget,
  repositories: Repositories<Needed>,
  ports: ManagementPorts<Needed>,
): Promise<Write<readonly LimitState[]>> {
  const { result, changedFields } = await replaceLimits(
    organizationId,
    subject,
    limits,
    repositories.limits,
    ports,
  );
  return { result, target, changedFields };
}
