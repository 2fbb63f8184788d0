import type { Caller, OrganizationRole } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { Action } from '../permissions/permissions.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { OrganizationLock, OrganizationState } from './ports.ts';
import type { Repositories } from './unit-of-work.ts';

/** An actor's standing in an organization, once the table of permissions has let them in. */
export interface OrganizationAccess {
  readonly organizationId: OrganizationId;
  /** Null for a platform admin who is no member. */
  readonly role: OrganizationRole | null;
  /** `own`: only what belongs to the actor. */
  readonly extent: 'any' | 'own';
  /** Null for the system. */
  readonly userId: UserId | null;
}

export interface OrganizationAccessOptions {
  /** Default `none`. */
  readonly lock?: OrganizationLock;
  /** Default `live`. */
  readonly state?: OrganizationState;
  /** What the caller asked for, where that is a thing of the organization: it is what does not exist then. */
  readonly sought?: string;
}

/**
 * Lets the caller into an organization, or not. To whom it is none of their business it does not exist.
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
  const seesAll = actor.kind === 'system' || (actor.kind === 'user' && actor.platformRole !== 'user');
  const isVisible = (role: OrganizationRole | null | undefined) =>
    role !== undefined && (seesAll || role !== null);
  if (lock !== 'none' && !seesAll) {
    // Before the lock, for which outsiders would wait, and make others wait.
    const before = await repositories.access.find(organizationId, userId, 'none', state);
    if (!isVisible(before?.role)) throw notFound(sought);
  }
  const found = await repositories.access.find(organizationId, userId, lock, state);
  if (found === null || !isVisible(found.role)) throw notFound(sought);
  return { organizationId, role: found.role, extent: requirePermission(actor, action, found.role), userId };
}

/** Whether the access reaches something that belongs to `ownerId`. What it does not reach is a 404: it is not to be seen. */
export function reaches(access: OrganizationAccess, ownerId: UserId | null): boolean {
  return access.extent === 'any' || (ownerId !== null && ownerId === access.userId);
}

/** `not_found` for a thing that is unknown, deleted, or another organization's: which of them is not told. */
export function notFound(what: string): DomainError {
  return new DomainError('not_found', `There is no such ${what}.`);
}
