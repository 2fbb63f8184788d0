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
  const judged = judge(actor, action, organizationRole);
  switch (judged) {
    case 'none':
      throw permissionDenied(action);
    case 'token_limited':
      throw new DomainError('permission_denied', 'The token is limited to one organization.', {
        internal: action,
      });
    case 'scope_missing':
      throw new DomainError(
        'scope_missing',
        `The token does not have the scope ${PERMISSIONS[action].scope}.`,
        { internal: action },
      );
    default:
      return judged;
  }
}

/** The same decision as a value: `token_limited` and `scope_missing` say what else the token lacks. */
export function judge(
  actor: Actor,
  action: Action,
  organizationRole: OrganizationRole | null,
): Extent | 'token_limited' | 'scope_missing' {
  if (actor.kind === 'system') return 'any';
  if (actor.kind === 'anonymous') return 'none';
  const { scope, people, limitedTokens } = PERMISSIONS[action];
  if (actor.kind === 'service_account' && people) return 'none';
  if (actor.kind === 'user' && actor.organizationId !== null && !limitedTokens) return 'token_limited';
  if (actor.scopes !== null && !actor.scopes.includes(scope)) return 'scope_missing';
  const platformRole = actor.kind === 'user' ? actor.platformRole : 'user';
  return extentOf(action, { platformRole, organizationRole });
}

export function permissionDenied(action: Action): DomainError {
  return new DomainError('permission_denied', `Your role does not allow ${action}.`, { internal: action });
}
