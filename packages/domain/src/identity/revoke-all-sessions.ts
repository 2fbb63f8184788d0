import type { UserCaller } from '../kernel/index.ts';
import { type ManagementPorts, writeToPlatform } from '../management/index.ts';

/**
 * Ends all of the caller's own sessions, the current one too, and the tokens that were issued in them: whoever stole a
 * session may have had some made. Throws DomainError `scope_missing`.
 */
export function revokeAllSessions(caller: UserCaller, ports: ManagementPorts): Promise<void> {
  return writeToPlatform(caller, 'session.revoke', ports, async ({ sessions, tokenFamilies }) => {
    const { userId } = caller.actor;
    await sessions.deleteAll(userId);
    await tokenFamilies.revokeMadeInSessions(userId, new Date(ports.clock.nowMs()));
    return { result: undefined, target: { kind: 'user', id: userId } };
  });
}
