import type { Caller, OrganizationRole } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { OrganizationId, ServiceAccountId, UserId } from '../kernel/ids.ts';
import type { Action } from '../permissions/permissions.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { OrganizationLock, OrganizationState } from './ports.ts';
import type { Repositories } from './unit-of-work.ts';

/** What an actor may do in an organization, after the check of permissions. */
export interface OrganizationAccess {
  readonly organizationId: OrganizationId;
  /** Null for a platform admin who is no member. */
  readonly role: OrganizationRole | null;
  /** `own`: only what belongs to the actor. */
  readonly extent: 'any' | 'own';
  /** Null for a service account and for the system. */
  readonly userId: UserId | null;
  /** Null for everybody else. */
  readonly serviceAccountId: ServiceAccountId | null;
}

export interface OrganizationAccessOptions {
  /** Default `none`. */
  readonly lock?: OrganizationLock;
  /** Default `live`. */
  readonly state?: OrganizationState;
  /** What the caller asked for, if it belongs to the organization: an error then says that this does not exist. */
  readonly sought?: string;
}

/**
 * Checks the caller's access to an organization. For outsiders the organization does not exist.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export async function accessOrganization(
  { actor }: Caller,
  action: Action,
  organizationId: OrganizationId,
  repositories: Repositories,
  { lock = 'none', state = 'live', sought = 'organization' }: OrganizationAccessOptions = {},
): Promise<OrganizationAccess> {
  const userId = actor.kind === 'user' ? actor.userId : null;
  const serviceAccountId = actor.kind === 'service_account' ? actor.serviceAccountId : null;
  // For a token of one organization, and for a service account, no other exists.
  const only = 'organizationId' in actor ? actor.organizationId : null;
  if (only !== null && only !== organizationId) throw notFound(sought);
  const seesAll = actor.kind === 'system' || (actor.kind === 'user' && actor.platformRole !== 'user');
  const find = (taking: OrganizationLock) =>
    serviceAccountId === null
      ? repositories.access.find(organizationId, userId, taking, state)
      : repositories.access.findServiceAccount(organizationId, serviceAccountId, taking, state);
  const isVisible = (role: OrganizationRole | null | undefined) =>
    role !== undefined && (seesAll || role !== null);
  if (lock !== 'none' && !seesAll) {
    // Before the lock: outsiders would otherwise wait for it, and make others wait.
    const before = await find('none');
    if (!isVisible(before?.role)) throw notFound(sought);
  }
  const found = await find(lock);
  if (found === null || !isVisible(found.role)) throw notFound(sought);
  const extent = requirePermission(actor, action, found.role);
  return { organizationId, role: found.role, extent, userId, serviceAccountId };
}

/** Whether the access includes something that belongs to `ownerId`. If not, answer 404: the caller must not see it. */
export function reaches(access: OrganizationAccess, ownerId: UserId | ServiceAccountId | null): boolean {
  return (
    access.extent === 'any' || (ownerId !== null && ownerId === (access.userId ?? access.serviceAccountId))
  );
}

/** `not_found` for a thing that is unknown, deleted, or another organization's, without saying which. */
export function notFound(what: string): DomainError {
  return new DomainError('not_found', `There is no such ${what}.`);
}
