import type { Actor, OrganizationRole } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type Action, type Extent, extentOf, PERMISSIONS } from './permissions.ts';

/**
 * Whether the actor may do this, by their roles and by the scopes of their token.
 *
 * @param organizationRole in the organization in question; null outside one
 * @returns `any`, or `own` where the caller must still check that the thing is the actor's
 * @throws DomainError `permission_denied`, `scope_missing`
 */
export function requirePermission(
  actor: Actor,
  action: Action,
  organizationRole: OrganizationRole | null,
): Exclude<Extent, 'none'> {
  if (actor.kind === 'system') return 'any';
  if (actor.kind === 'anonymous') throw permissionDenied(action);
  const { scope } = PERMISSIONS[action];
  if (actor.scopes !== null && !actor.scopes.includes(scope)) {
    throw new DomainError('scope_missing', `The token does not have the scope ${scope}.`, {
      internal: action,
    });
  }
  const extent = extentOf(action, { platformRole: actor.platformRole, organizationRole });
  if (extent === 'none') throw permissionDenied(action);
  return extent;
}

export function permissionDenied(action: Action): DomainError {
  return new DomainError('permission_denied', `Your role does not allow ${action}.`, { internal: action });
}
