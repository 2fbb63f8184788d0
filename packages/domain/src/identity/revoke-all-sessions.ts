import type { UserCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { toTargets } from '../tokens/end-tokens.ts';
import type { IdentityRepositories } from './ports.ts';

/**
 * Ends all of the caller's own sessions, including the current one, and everything made through them, which is every token
 * of the caller: a thief with a session makes tokens first. Throws DomainError `scope_missing`.
 */
export function revokeAllSessions(
  caller: UserCaller,
  ports: ManagementPorts<IdentityRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'session.revoke', ports, async ({ users }) => {
    const { userId } = caller.actor;
    await users.findForUpdate(userId);
    const ended = await users.endAccess(userId, new Date(ports.clock.nowMs()));
    return { result: undefined, target: [{ kind: 'user', id: userId }, ...toTargets(ended)] };
  });
}
