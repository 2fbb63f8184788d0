import type { UserCaller } from '../kernel/index.ts';
import { type ManagementPorts, writeToPlatform } from '../management/index.ts';

/** Ends all of the caller's own sessions, the current one too. Throws DomainError `scope_missing`. */
export function revokeAllSessions(caller: UserCaller, ports: ManagementPorts): Promise<void> {
  return writeToPlatform(caller, 'session.revoke', ports, async ({ sessions }) => {
    const { userId } = caller.actor;
    await sessions.deleteAll(userId);
    return { result: undefined, target: { kind: 'user', id: userId } };
  });
}
