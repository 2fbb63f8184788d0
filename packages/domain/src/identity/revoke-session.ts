import type { SessionId, UserCaller } from '../kernel/index.ts';
import { type ManagementPorts, notFound, writeToPlatform } from '../management/index.ts';

/** Ends one of the caller's own sessions. Throws DomainError `not_found`, `scope_missing`. */
export function revokeSession(caller: UserCaller, id: SessionId, ports: ManagementPorts): Promise<void> {
  return writeToPlatform(caller, 'session.revoke', ports, async ({ sessions }) => {
    if (!(await sessions.delete(caller.actor.userId, id))) throw notFound('session');
    return { result: undefined, target: { kind: 'session', id } };
  });
}
