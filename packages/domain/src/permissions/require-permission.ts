import type { Actor, OrganizationRole } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type Action, type Extent, extentOf, PERMISSIONS } from './permissions.ts';

/**
 * Whether the actor may do this, by their roles and by the scopes of their token. A service account has no role on the
 * platform.
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
  const { scope, people, limitedTokens } = PERMISSIONS[action];
  if (actor.kind === 'service_account' && people) throw permissionDenied(action);
  if (actor.kind === 'user' && actor.organizationId !== null && !limitedTokens) {
    throw new DomainError('permission_denied', 'The token is limited to one organization.', {
      internal: action,
    });
  }
  if (actor.scopes !== null && !actor.scopes.includes(scope)) {
    throw new DomainError('scope_missing', `The token does not have the scope ${scope}.`, {
      internal: action,
    });
  }
  const platformRole = actor.kind === 'user' ? actor.platformRole : 'user';
  const extent = extentOf(action, { platformRole, organizationRole });
  if (extent === 'none') throw permissionDenied(action);
  return extent;
}

export function permissionDenied(action: Action): DomainError {
  return new DomainError('permission_denied', `Your role does not allow ${action}.`, { internal: action });
}
