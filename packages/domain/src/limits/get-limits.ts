import { findReached } from '../api-keys/managed-key.ts';
import type { ApiKeyRepositories } from '../api-keys/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound, reaches } from '../management/organization-access.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import type { MemberRepositories } from '../members/ports.ts';
import { permissionDenied, requirePermission } from '../permissions/require-permission.ts';
import type { TeamRepositories } from '../teams/ports.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { accessWorkspace } from '../workspaces/workspace-access.ts';
import type { LimitRepositories, LimitSetter, LimitState, LimitSubject } from './limit-repository.ts';
import type { LimitedThing } from './limited-thing.ts';

/** The repositories that find everything that can be limited. */
export type LimitedThingRepositories = ApiKeyRepositories &
  LimitRepositories &
  MemberRepositories &
  TeamRepositories &
  WorkspaceRepositories;

/**
 * The limits that are set for a thing itself, with what is counted of them. Members read those of themselves and of their
 * keys, owners and admins all in their organization.
 *
 * @throws DomainError `not_found` for what does not exist or is hidden from the caller; `permission_denied`
 */
export async function getLimits(
  caller: SignedInCaller,
  thing: LimitedThing,
  { unitOfWork: { repositories }, clock }: ManagementPorts<LimitedThingRepositories>,
): Promise<readonly LimitState[]> {
  const { organizationId, ...subject } = await reach(caller, thing, repositories);
  return repositories.limits.list(organizationId, subject, new Date(clock.nowMs()));
}

/**
 * What an organization limits itself by, and what the platform set for it: both apply.
 *
 * @throws DomainError `not_found`, `permission_denied`
 */
export async function getOrganizationLimits(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  { unitOfWork: { repositories }, clock }: ManagementPorts<LimitRepositories>,
): Promise<Readonly<Record<'own' | 'platform', readonly LimitState[]>>> {
  await accessOrganization(caller, 'organization.limits.read', organizationId, repositories);
  const at = new Date(clock.nowMs());
  const setBy = (setter: LimitSetter) =>
    repositories.limits.list(
      organizationId,
      { scope: 'organization', scopeId: organizationId, setBy: setter },
      at,
    );
  return { own: await setBy('organization'), platform: await setBy('platform') };
}

async function reach(
  caller: SignedInCaller,
  thing: LimitedThing,
  repositories: Repositories<LimitedThingRepositories>,
): Promise<LimitSubject & { readonly organizationId: OrganizationId }> {
  const { scope } = thing;
  switch (scope) {
    case 'organization': {
      const { organizationId, setBy } = thing;
      const action = setBy === 'platform' ? 'platform.limits.read' : 'organization.limits.read';
      // On the platform's side nobody else learns which organizations there are.
      if (setBy === 'platform') requirePermission(caller.actor, action, null);
      await accessOrganization(caller, action, organizationId, repositories);
      return { scope, scopeId: organizationId, setBy, organizationId };
    }
    case 'workspace': {
      const { organizationId, workspace } = await accessWorkspace(
        caller,
        'workspace.limits.read',
        thing.workspaceId,
        repositories,
      );
      return { scope, scopeId: workspace.id, setBy: 'organization', organizationId };
    }
    case 'team': {
      const { organizationId, teamId } = thing;
      await accessOrganization(caller, 'team.limits.read', organizationId, repositories);
      if ((await repositories.teams.find(organizationId, teamId)) === null) throw notFound('team');
      return { scope, scopeId: teamId, setBy: 'organization', organizationId };
    }
    case 'member': {
      const { organizationId, userId } = thing;
      const access = await accessOrganization(caller, 'member.limits.read', organizationId, repositories);
      if ((await repositories.members.find(organizationId, userId)) === null) throw notFound('member');
      // Members may see each other, so this is no 404.
      if (!reaches(access, userId)) throw permissionDenied('member.limits.read');
      return { scope, scopeId: userId, setBy: 'organization', organizationId };
    }
    case 'api_key': {
      const access = await accessWorkspace(caller, 'api_key.limits.read', thing.workspaceId, repositories);
      const { id, organizationId } = await findReached(access, thing.keyId, repositories.apiKeys);
      return { scope, scopeId: id, setBy: 'organization', organizationId };
    }
  }
}
