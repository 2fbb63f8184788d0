import type { UserCaller } from '../kernel/actor.ts';
import type { SessionId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { IdentityRepositories } from './ports.ts';

/** Ends one of the caller's own sessions. Throws DomainError `not_found`, `scope_missing`. */
export function revokeSession(
  caller: UserCaller,
  id: SessionId,
  ports: ManagementPorts<IdentityRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'session.revoke', ports, async ({ sessions }) => {
    if (!(await sessions.delete(caller.actor.userId, id))) throw notFound('session');
    return { result: undefined, target: { kind: 'session', id } };
  });
}
