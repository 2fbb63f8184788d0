import type { UserCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { TokenRepositories } from '../tokens/ports.ts';
import type { IdentityRepositories } from './ports.ts';

/**
 * Ends all of the caller's own sessions, including the current one, and the tokens issued in them: a stolen session may
 * have been used to make tokens. Throws DomainError `scope_missing`.
 */
export function revokeAllSessions(
  caller: UserCaller,
  ports: ManagementPorts<IdentityRepositories & TokenRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'session.revoke', ports, async ({ sessions, tokenFamilies }) => {
    const { userId } = caller.actor;
    await sessions.deleteAll(userId);
    await tokenFamilies.revokeMadeInSessions(userId, new Date(ports.clock.nowMs()));
    return { result: undefined, target: { kind: 'user', id: userId } };
  });
}
