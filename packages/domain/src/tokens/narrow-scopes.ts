import type { UserActor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { SCOPES } from '../permissions/permissions.ts';

/**
 * The scopes of a new token: those asked for, or all of the actor's. Null for everything.
 *
 * @throws DomainError `scope_missing` for a scope that the actor does not have
 */
export function narrowScopes(
  { scopes: own }: UserActor,
  asked: readonly string[] | undefined,
): readonly string[] | null {
  if (asked === undefined) return own;
  const missing = own === null ? undefined : asked.find((scope) => !own.includes(scope));
  if (missing !== undefined) {
    throw new DomainError(
      'scope_missing',
      `The token does not have the scope ${missing}, so it cannot grant it.`,
      {
        param: 'scopes',
      },
    );
  }
  return SCOPES.filter((scope) => asked.includes(scope));
}
